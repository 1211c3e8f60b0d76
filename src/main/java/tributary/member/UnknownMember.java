package tributary.member;

/** Nobody of this code takes part in Tributary. */
public class UnknownMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownMember(String code) {
        super("No member has the code " + code);
    }
}
