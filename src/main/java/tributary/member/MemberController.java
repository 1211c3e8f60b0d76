package tributary.member;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who takes part, for anyone. */
@RestController
class MemberController {

    private final Members members;

    MemberController(Members members) {
        this.members = members;
    }

    @GetMapping("/api/members")
    List<MemberView> listMembers() {
        return members.all().stream().map(MemberView::of).toList();
    }

    record MemberView(
            String code,
            String name,
            String timeZone,
            List<String> currencies,
            List<String> languages,
            List<AuthorityView> authorities) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.code(),
                    member.name(),
                    member.timeZone().getId(),
                    member.currencies(),
                    member.languages(),
                    member.authorities().stream().map(AuthorityView::of).toList());
        }
    }

    record AuthorityView(String code, String name, @Nullable String localName) {

        static AuthorityView of(Authority authority) {
            return new AuthorityView(authority.code(), authority.name(), authority.localName());
        }
    }
}
