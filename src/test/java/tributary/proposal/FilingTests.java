package tributary.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.document.Documents;
import tributary.identity.CurrentUser;
import tributary.journey.SampleProposals;
import tributary.local.TributaryTest;
import tributary.member.Members;
import tributary.tenancy.DeclaredTenants;
import tributary.time.Calendars;

@TributaryTest
class FilingTests {

    private static final CurrentUser ENTERPRISE =
            new CurrentUser("cn", "enterprise", "cn.enterprise", "cn-works", Set.of());

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DeclaredTenants tenants;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void numbersADraftByTheYearThatHasBegunInItsCountry() {
        Filing newYearInChinaAlone = at(Instant.parse("2026-12-31T16:30:00Z"));

        String reference = tenants.also(
                List.of("cn"),
                () -> transaction.execute(later -> {
                    later.setRollbackOnly();
                    UUID id = newYearInChinaAlone.begin(SampleProposals.garmentsInLaos(), ENTERPRISE);
                    return bean(Proposals.class).getProposal(id).reference();
                }));

        assertThat(reference).startsWith("LM-2027-");
    }

    private Filing at(Instant moment) {
        Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
        return new Filing(
                bean(Proposals.class),
                bean(ReviewRows.class),
                bean(ReadAccess.class),
                bean(SubmissionCheck.class),
                bean(DocumentKinds.class),
                bean(Documents.class),
                new ClockReader(bean(Calendars.class), bean(Members.class), clock),
                application,
                bean(ObjectMapper.class),
                clock,
                transaction);
    }

    private <T> T bean(Class<T> type) {
        return application.getBean(type);
    }
}
