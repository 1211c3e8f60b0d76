package tributary.portal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.routing.Alternative;

/** Which change of the project would spare what, in words. */
@Component
class ReliefLines {

    private final Labels labels;

    ReliefLines(Labels labels) {
        this.labels = labels;
    }

    /**
     * A change and what it brings.
     *
     * @param change {@code Installed capacity: 5 MW instead of 6 MW}
     * @param effects a sentence for each approval or instrument that becomes lighter or falls away
     */
    public record Line(String change, List<String> effects) {}

    List<Line> of(List<Alternative> alternatives) {
        return alternatives.stream()
                .flatMap(alternative -> labels
                        .findFact(alternative.pointer())
                        .map(fact -> new Line(
                                labels.text(
                                        "portal.preview.change-of",
                                        labels.fact(fact),
                                        labels.answer(fact, alternative.to()),
                                        labels.answer(fact, alternative.from())),
                                alternative.effects().stream()
                                        .map(this::effect)
                                        .distinct()
                                        .toList()))
                        .stream())
                .toList();
    }

    private String effect(Alternative.Effect effect) {
        String country = labels.country(effect.member());
        Alternative.Asked after = effect.after();
        return after == null
                ? labels.text("portal.preview.falls-away", country, words(effect.before()))
                : labels.text("portal.preview.becomes-lighter", country, words(after), words(effect.before()));
    }

    private String words(Alternative.Asked asked) {
        String instrument = Optional.ofNullable(asked.instrument())
                .map(name -> asked.isEnvironmental() ? labels.code("instrument", name) : name)
                .orElseGet(() -> labels.text("portal.preview.approval"));
        return asked.authority() == null
                ? instrument
                : labels.text("portal.preview.asked-by", instrument, asked.authority());
    }
}
