package tributary.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tributary.identity.CurrentUsers;
import tributary.member.Members;

/** What every page for auditors shows with: times as in the reader's country. */
@ControllerAdvice(basePackageClasses = AuditPageModel.class)
class AuditPageModel {

    private final CurrentUsers users;
    private final Members members;

    AuditPageModel(CurrentUsers users, Members members) {
        this.users = users;
        this.members = members;
    }

    /** Null to whoever reads what is everybody's, as the heads of the logs, without having signed in. */
    @ModelAttribute("times")
    @Nullable
    ReaderTimes times(Locale locale) {
        return users.find()
                .map(reader ->
                        new ReaderTimes(members.getMember(reader.tenant()).timeZone(), locale))
                .orElse(null);
    }
}
