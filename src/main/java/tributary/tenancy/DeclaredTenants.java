package tributary.tenancy;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tenants whose rows this thread may read and write. Without a word that is the tenant of whoever is signed in, and none on a thread of
 * nobody's. Every statement runs under what is declared when it is executed, inside a transaction too.
 */
@Component
public class DeclaredTenants {

    private static final String ALL = "*";
    private static final String NONE = "";

    private final ThreadLocal<@Nullable String> declared = new ThreadLocal<>();
    private final SignedInTenant signedIn;

    DeclaredTenants(SignedInTenant signedIn) {
        this.signedIn = signedIn;
    }

    /** Does work that touches rows of these tenants beside those declared already. */
    public <T extends @Nullable Object> T also(Collection<String> tenants, Supplier<T> work) {
        String now = current();
        if (now.equals(ALL)) {
            return work.get();
        }
        Set<String> more = new TreeSet<>(tenants);
        if (!now.isEmpty()) {
            more.addAll(Set.of(now.split(",")));
        }
        return declaring(String.join(",", more), work);
    }

    /** Like {@link #also(Collection, Supplier)}, without a result. */
    public void also(Collection<String> tenants, Runnable work) {
        this.<@Nullable Object>also(tenants, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Does the system's own work, which belongs to no one tenant: rows of all tenants, and those of none, are there. The only way to them; who
     * may take it is listed in the test of this package.
     */
    public <T extends @Nullable Object> T all(Supplier<T> work) {
        return declaring(ALL, work);
    }

    /** Like {@link #all(Supplier)}, without a result. */
    public void all(Runnable work) {
        this.<@Nullable Object>all(() -> {
            work.run();
            return null;
        });
    }

    /** As the policies read it: {@code *}, or codes with commas between them. */
    String current() {
        String here = declared.get();
        // Who is signed in may have to be read from the database itself.
        return here == null ? none(() -> signedIn.findTenant().orElse(NONE)) : here;
    }

    /** Does work on what belongs to no tenant, such as sessions, which are read to find out who is signed in. */
    <T extends @Nullable Object> T none(Supplier<T> work) {
        return declaring(NONE, work);
    }

    private <T extends @Nullable Object> T declaring(String tenants, Supplier<T> work) {
        String before = declared.get();
        declared.set(tenants);
        try {
            return work.get();
        } finally {
            if (before == null) {
                declared.remove();
            } else {
                declared.set(before);
            }
        }
    }
}
