package tributary.member;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All tenants, read once from the class path. */
@Component
public class Members {

    private final Map<String, Member> tenants = new LinkedHashMap<>();

    Members() {
        this(read());
    }

    Members(List<Member> tenants) {
        tenants.stream().sorted(Comparator.comparing(Member::code)).forEach(member -> {
            if (this.tenants.put(member.code(), member) != null) {
                throw new IllegalStateException("Two folders under processes/ describe the member " + member.code()
                        + ": give each its own code");
            }
        });
    }

    /** The six countries, by code; without {@code joint}. */
    public List<Member> all() {
        return tenants.values().stream().filter(member -> !member.isJoint()).toList();
    }

    /** The six countries and {@code joint}, by code. */
    public List<Member> tenants() {
        return List.copyOf(tenants.values());
    }

    /** The codes of {@link #tenants}. */
    public List<String> codes() {
        return List.copyOf(tenants.keySet());
    }

    /**
     * A tenant by its code.
     *
     * @throws UnknownMember when there is none
     */
    public Member getMember(String code) {
        return findMember(code).orElseThrow(() -> new UnknownMember(code));
    }

    public Optional<Member> findMember(String code) {
        return Optional.ofNullable(tenants.get(code));
    }

    private static List<Member> read() {
        ObjectReader reader = YAMLMapper.builder()
                .findAndAddModules()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build()
                .readerFor(Member.class);
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*/member.yaml");
            return Arrays.stream(files).map(file -> read(reader, file)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Member read(ObjectReader reader, Resource file) {
        try (var stream = file.getInputStream()) {
            return reader.readValue(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(file.getDescription() + " cannot be read as a member", failure);
        }
    }
}
