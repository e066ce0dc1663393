package huiying.app.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Vault;

/** What somebody holds besides a password: an authenticator app, and ten codes on paper for the day the telephone is lost. No code works twice. */
final class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 12;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;
    private final boolean required;

    SecondFactors(Keeping keeping, Audit audit, Clock clock, boolean required) {
        this.jdbc = keeping.jdbc();
        this.transactions = keeping.transactions();
        this.vault = keeping.vault();
        this.audit = audit;
        this.clock = clock;
        this.required = required;
    }

    /** Where secrets are kept. */
    record Keeping(JdbcClient jdbc, TransactionOperations transactions, Vault vault) {
    }

    /** Whether the password alone opens nothing: always where it is required, elsewhere for those who chose it. */
    boolean asksFor(UUID person) {
        return required || isEnrolled(person);
    }

    boolean isRequired() {
        return required;
    }

    boolean isEnrolled(UUID person) {
        return jdbc.sql("select exists (select from second_factor where person = ? and confirmed_at is not null)").param(person).query(Boolean.class).single();
    }

    /** What the app is to be told; the same until it was confirmed, so that a page may be read twice. */
    byte[] secretFor(UUID person) {
        jdbc.sql("insert into second_factor (person, secret) values (?, ?) on conflict do nothing").params(person, vault.seal(person, Totp.newSecret()))
                .update();
        return secret(person).orElseThrow();
    }

    static String address(byte[] secret, String login, String house) {
        var issuer = URLEncoder.encode(house, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + issuer + ":" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret=" + Totp.base32(secret) + "&issuer=" + issuer;
    }

    /** The first code was right: the app is taken, and these codes are shown once. Empty when it was wrong. */
    Optional<List<String>> enrol(StaffMember who, String code) {
        return Objects.requireNonNull(transactions.execute(status -> {
            if (!take(who.id(), code)) {
                return Optional.<List<String>>empty();
            }
            jdbc.sql("update second_factor set confirmed_at = ? where person = ?").params(clock.instant().atOffset(java.time.ZoneOffset.UTC), who.id())
                    .update();
            audit.record(who.id().toString(), "factor-enrolled", who.id().toString(), Map.of());
            return Optional.of(newCodes(who.id()));
        }));
    }

    private List<String> newCodes(UUID person) {
        jdbc.sql("delete from recovery_code where person = ?").param(person).update();
        var codes = Stream.generate(SecondFactors::newCode).limit(RECOVERY_CODES).toList();
        codes.forEach(code -> jdbc.sql("insert into recovery_code (person, hash) values (?, ?)").params(person, hash(code)).update());
        return codes;
    }

    private static String newCode() {
        var letters = Totp.base32(Totp.newSecret()).toLowerCase(Locale.ROOT).substring(0, RECOVERY_LENGTH);
        return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8);
    }

    private static byte[] hash(String code) {
        return Digest.sha256(code.toLowerCase(Locale.ROOT).replace("-", "").replace(" ", ""));
    }

    /** Whether this is the code of now, or one of the codes on paper; either is used up by asking. */
    boolean accepts(StaffMember who, String code) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean paper = useUp(who.id(), code);
            boolean right = paper || take(who.id(), code);
            audit.record(who.id().toString(), right ? paper ? "signed-in-by-recovery-code" : "signed-in" : "code-refused", who.id().toString(), Map.of());
            return right;
        }));
    }

    private boolean useUp(UUID person, String code) {
        return jdbc.sql("update recovery_code set used_at = now() where person = ? and hash = ? and used_at is null").params(person, hash(code)).update() == 1;
    }

    /** The row remembers the newest step that was taken, so that whoever looked over a shoulder has nothing. */
    private boolean take(UUID person, String code) {
        var step = secret(person).map(secret -> Totp.step(secret, code, clock.instant())).filter(found -> found.isPresent());
        return step.isPresent() && jdbc.sql("update second_factor set last_step = :step where person = :person and last_step < :step").param("step",
                step.get().getAsLong()).param("person", person).update() == 1;
    }

    private Optional<byte[]> secret(UUID person) {
        return jdbc.sql("select secret from second_factor where person = ?").param(person).query(byte[].class).optional().map(sealed -> vault.open(person,
                sealed));
    }

    /** The telephone is lost: the next sign-in enrols anew. Needs a transaction. */
    void forget(UUID person) {
        jdbc.sql("delete from recovery_code where person = ?").param(person).update();
        jdbc.sql("delete from second_factor where person = ?").param(person).update();
    }
}
