package tributary.local;

/** What a local run prints once it is up. */
final class Welcome {

    private final Addresses addresses;

    Welcome(Addresses addresses) {
        this.addresses = addresses;
    }

    String text() {
        return """

                  Start page   %1$s
                  Tasklist     %1$s/camunda/app/tasklist/
                  API          %1$s/swagger-ui.html
                  Keycloak     %2$s

                  Country (realm)                 User name                     Signs in to
                  Cambodia (kh), China (cn),      enterprise, rival             the portal: propose, answer, follow
                  Lao PDR (la), Myanmar (mm),     focal, legal, environment,
                  Thailand (th), Viet Nam (vn)      finance, approver (2, 3)    Tasklist: review and decide
                                                  auditor                       the audit pages of the own country
                                                  operator                      Cockpit
                  Joint secretariat (joint)       secretary                     Tasklist: coordinate
                                                  auditor                       the audit pages of all countries
                                                  lender                        the portal: proposals that name the AIIB
                                                  operator                      Cockpit

                  Password: the user name and -Demo-2026, such as legal-Demo-2026.
                  Try first: open the start page, choose China and sign in as enterprise. Then look at what waits for Lao PDR's focal
                  point: sign in to Tasklist as focal of Lao PDR in a private window.

                  Ctrl-C stops everything; the data stays.
                """.formatted(addresses.application(), addresses.keycloak());
    }
}
