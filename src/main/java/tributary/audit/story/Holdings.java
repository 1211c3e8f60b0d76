package tributary.audit.story;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEntry;
import tributary.member.Member;
import tributary.member.Members;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;

/** Tells who held the ball for how long: authorities while their tasks are open, the enterprise while a question to it is. */
@Component
class Holdings {

    private final Members members;
    private final Calendars calendars;
    private final Clock clock;

    Holdings(Members members, Calendars calendars, Clock clock) {
        this.members = members;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** In the order in which they began. */
    List<Holding> listFrom(List<AuditEntry> entries) {
        Map<String, AuditEntry> open = new LinkedHashMap<>();
        Map<String, AuditEntry> findings = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        Map<String, String> limits = limits(entries);
        List<Holding> holdings = new ArrayList<>();
        for (AuditEntry entry : entries) {
            switch (entry.type()) {
                case "finding-recorded" -> findings.put(String.valueOf(entry.text("task")), entry);
                case "task-created" -> {
                    open.put(String.valueOf(entry.text("task")), entry);
                    labels.put(entry.tenant() + entry.step(), String.valueOf(entry.text("name")));
                }
                case "supplement-requested" -> open.put(String.valueOf(entry.text("request")), entry);
                case "task-completed", "task-cancelled" ->
                    close(String.valueOf(entry.text("task")), entry, open, findings, labels, limits, holdings);
                case "supplement-answered" ->
                    close(String.valueOf(entry.text("request")), entry, open, findings, labels, limits, holdings);
                default -> {
                    // others pass the ball to nobody
                }
            }
        }
        open.forEach((key, begun) -> holdings.add(holding(begun, null, findings.get(key), labels, limits.get(key))));
        holdings.sort(Comparator.comparing(Holding::from));
        return holdings;
    }

    /** A task's limit, as it last stood: it is set after the task was opened, and an extension moves it. */
    private static Map<String, String> limits(List<AuditEntry> entries) {
        Map<String, String> limits = new HashMap<>();
        for (AuditEntry entry : entries) {
            String task = entry.text("task");
            String due = entry.text("due");
            if (task != null && due != null && entry.type().startsWith("task-")) {
                limits.put(task, due);
            }
        }
        return limits;
    }

    private void close(
            String key,
            AuditEntry end,
            Map<String, AuditEntry> open,
            Map<String, AuditEntry> findings,
            Map<String, String> labels,
            Map<String, String> limits,
            List<Holding> holdings) {
        AuditEntry begun = open.remove(key);
        if (begun != null) {
            holdings.add(holding(begun, end.at(), findings.get(key), labels, limits.get(key)));
        }
    }

    private Holding holding(
            AuditEntry begun,
            @Nullable OffsetDateTime end,
            @Nullable AuditEntry finding,
            Map<String, String> labels,
            @Nullable String due) {
        boolean isEnterprise = begun.type().equals("supplement-requested");
        ZoneId zone = members.getMember(begun.tenant()).timeZone();
        LocalDate from = begun.at().atZoneSameInstant(zone).toLocalDate();
        LocalDate to = (end == null ? clock.instant().atOffset(ZoneOffset.UTC) : end)
                .atZoneSameInstant(zone)
                .toLocalDate();
        String step = String.valueOf(begun.step());
        return new Holding(
                begun.tenant(),
                step,
                labels.getOrDefault(begun.tenant() + begun.step(), step),
                finding == null ? null : finding.authority(),
                isEnterprise,
                begun.at(),
                end,
                due == null ? null : OffsetDateTime.parse(due),
                workingDays(begun.tenant(), from, to),
                Math.toIntExact(ChronoUnit.DAYS.between(from, to)),
                finding == null ? null : finding.outcome());
    }

    private @Nullable Integer workingDays(String tenant, LocalDate from, LocalDate to) {
        if (tenant.equals(Member.JOINT)) {
            return null;
        }
        try {
            return calendars.of(tenant).workingDaysBetween(from, to);
        } catch (CalendarYearMissing unknown) {
            return null;
        }
    }
}
