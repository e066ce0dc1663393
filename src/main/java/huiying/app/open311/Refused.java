package huiying.app.open311;

import java.util.List;

import org.springframework.http.HttpStatus;

/** Why a request is not answered as hoped, in the protocol's own shape; several reasons at once are told at once. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatus status;
    private final transient List<String> reasons;

    Refused(HttpStatus status, List<String> reasons) {
        super(String.join("; ", reasons), null, false, false);
        this.status = status;
        this.reasons = reasons;
    }

    static Refused bad(String reason) {
        return new Refused(HttpStatus.BAD_REQUEST, List.of(reason));
    }

    static Refused unknown(String what) {
        return new Refused(HttpStatus.NOT_FOUND, List.of(what + " not found"));
    }

    static Refused key() {
        return new Refused(HttpStatus.FORBIDDEN, List.of("api_key is missing or not valid"));
    }

    HttpStatus status() {
        return status;
    }

    Tag told() {
        return Tag.list("errors", "error", reasons.stream().map(reason -> Tag.fields(Tag.of("code", status.value()), Tag.of("description", reason))).toList());
    }
}
