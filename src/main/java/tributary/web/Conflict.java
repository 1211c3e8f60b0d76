package tributary.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The resource's state does not allow this now: 409. */
public class Conflict extends Refusal {

    private static final long serialVersionUID = 1L;

    public Conflict(String type, String title, String detail) {
        super(HttpStatus.CONFLICT, type, title, detail, List.of());
    }
}
