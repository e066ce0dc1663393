package huiying.bot.attachments;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.FileKeys;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what was sent along, and the sealed bytes behind them. */
public final class Attachments {
    private static final String COLUMNS = "id, kind, state, stage, inbox, address, person, case_id, type, size, width, height, taken_at, problem, created_at";
    private static final String SMALL = ".small";

    private final JdbcClient jdbc;
    private final FileKeys keys;
    private final AttachmentStore store;
    private final JsonMapper json;
    private final Clock clock;

    public Attachments(JdbcClient jdbc, FileKeys keys, AttachmentStore store, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Everything of a case, oldest first. */
    public List<Attachment> ofCase(UUID caseId) {
        return jdbc.sql("select " + COLUMNS + " from attachment where case_id = ? order by created_at, id").param(caseId).query(this::read).list();
    }

    /** What these messages brought, by message. */
    public Map<UUID, Attachment> ofMessages(Collection<UUID> inbox) {
        var found = new HashMap<UUID, Attachment>();
        if (!inbox.isEmpty()) {
            jdbc.sql("select " + COLUMNS + " from attachment where inbox in (:inbox)").param("inbox", inbox).query(this::read).list()
                    .forEach(attachment -> found.put(Objects.requireNonNull(attachment.origin().inbox()), attachment));
        }
        return found;
    }

    public Optional<Attachment> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from attachment where id = ?").param(id).query(this::read).optional();
    }

    /** What one resident sent in, for nobody but them. */
    public Optional<Attachment> ofResident(UUID id, UUID address) {
        return find(id).filter(attachment -> address.equals(attachment.origin().address()));
    }

    /** The bytes as they may be shown; empty when they are not kept, or erased with their case. */
    public Optional<byte[]> whole(Attachment attachment) {
        return attachment.isKept() ? opened(attachment, attachment.id().toString()) : Optional.empty();
    }

    /** A small picture; empty for what is none. */
    public Optional<byte[]> small(Attachment attachment) {
        return attachment.isPicture() ? opened(attachment, attachment.id() + SMALL) : Optional.empty();
    }

    private Optional<byte[]> opened(Attachment attachment, String name) {
        return key(attachment).flatMap(key -> store.get(name).flatMap(key::open));
    }

    /** What is personal about it. */
    public About about(Attachment attachment) {
        var sealed = jdbc.sql("select about from attachment where id = ? and about is not null").param(attachment.id()).query(byte[].class).optional();
        return key(attachment).flatMap(key -> sealed.flatMap(key::open)).map(plain -> json.readValue(plain, About.class)).orElse(
                About.NOTHING);
    }

    private Optional<FileKeys.FileKey> key(Attachment attachment) {
        return jdbc.sql("select wrapped from attachment where id = ? and wrapped is not null").param(attachment.id()).query(byte[].class).optional()
                .map(wrapped -> keys.unwrap(attachment.id(), wrapped, attachment.origin().caseId()));
    }

    /** Puts fit bytes into the store, sealed with a new key; never while a transaction is open. */
    FileKeys.FileKey stow(UUID id, Examined.Fit fit) {
        var key = keys.create(id);
        store.put(id.toString(), key.seal(fit.whole()));
        if (fit.small() != null) {
            store.put(id + SMALL, key.seal(fit.small()));
        }
        return key;
    }

    /** Writes down what is known of bytes that lie in the store. */
    void kept(UUID id, @Nullable UUID caseId, Examined.Fit fit, About about, FileKeys.FileKey key) {
        var look = fit.look();
        jdbc.sql(
                """
                update attachment set state = 'KEPT', kind = :kind, case_id = :case, wrapped = :wrapped, type = :type, size = :size, digest = :digest, width = :width,
                    height = :height, taken_at = :taken, about = :about, problem = null, media_id = null, due_at = null, claimed_until = null, kept_at = :now
                where id = :id
                """)
                .param("kind", kind(fit.type(), id)).param("case", caseId).param("wrapped", keys.wrap(key, caseId)).param("type", fit.type().name())
                .param("size", fit.whole().length).param("digest", sha256(fit.whole())).param("width", look.width()).param("height", look.height())
                .param("taken", utc(look.takenAt())).param("about", key.seal(json.writeValueAsBytes(about.at(look.latitude(), look.longitude()))))
                .param("now", utc(clock.instant())).param("id", id).update();
    }

    /** Of what is kept, in hexadecimal digits. */
    static String digest(Examined.Fit fit) {
        return HexFormat.of().formatHex(sha256(fit.whole()));
    }

    /** A recording stays one in whatever container it came. */
    private String kind(ContentType type, UUID id) {
        var told = jdbc.sql("select kind from attachment where id = ?").param(id).query(String.class).single();
        return told.equals(Kind.VOICE.name()) ? told : type.kind().name();
    }

    /** Bytes that look dangerous: kept apart, sealed, and shown to nobody by a page. */
    FileKeys.FileKey setApart(UUID id, byte[] bytes) {
        var key = keys.create(id);
        store.put(id.toString(), key.seal(bytes));
        return key;
    }

    void quarantined(UUID id, @Nullable UUID caseId, byte[] bytes, String what, FileKeys.FileKey key) {
        jdbc.sql(
                """
                update attachment set state = 'QUARANTINED', problem = ?, wrapped = ?, size = ?, digest = ?, media_id = null, due_at = null, claimed_until = null
                where id = ?
                """)
                .params(what, keys.wrap(key, caseId), bytes.length, sha256(bytes), id).update();
    }

    /** It is not to be had, or is not taken. */
    void settle(UUID id, Attachment.State state, String problem) {
        jdbc.sql("update attachment set state = ?, problem = ?, media_id = null, due_at = null, claimed_until = null where id = ?").params(state.name(),
                problem, id).update();
    }

    /** A row for bytes that are in hand and about to be stowed. */
    void add(UUID id, Kind kind, long size, Attachment.Origin origin) {
        jdbc.sql("""
                 insert into attachment (id, kind, state, stage, inbox, address, person, case_id, size, created_at)
                 values (:id, :kind, 'WANTED', :stage, :inbox, :address, :person, :case, :size, :at)
                 """).param("id", id).param("kind", kind.name()).param("stage", origin.stage().name()).param("inbox", origin.inbox())
                .param("address", origin.address()).param("person", origin.person()).param("case", origin.caseId()).param("size", size)
                .param("at", utc(origin.at())).update();
    }

    /** What was sent before its message arrived becomes part of it, and of its case: from now on that case's key opens it. */
    boolean bind(UUID id, UUID address, UUID inbox, @Nullable UUID caseId) {
        var found = ofResident(id, address).filter(attachment -> attachment.origin().inbox() == null);
        found.ifPresent(attachment -> {
            var wrapped = key(attachment).map(key -> keys.wrap(key, caseId)).orElse(null);
            jdbc.sql("update attachment set inbox = ?, case_id = ?, wrapped = ? where id = ?").param(inbox).param(caseId).param(wrapped).param(id).update();
        });
        return found.isPresent();
    }

    /** Whether a resident has sent as much as is taken in a day, or a case has as much as can be looked through. */
    boolean exceeds(Quota quota, @Nullable UUID address, @Nullable UUID caseId, long more) {
        var since = utc(clock.instant().minus(Duration.ofDays(1)));
        var today = jdbc.sql("""
                             select count(*), coalesce(sum(size), 0) from attachment
                             where address = ? and created_at > ? and state in ('KEPT', 'WANTED', 'QUARANTINED')
                             """).param(address).param(since).query((row, n) -> row.getLong(1) >= quota.perDay() || row.getLong(2) + more > quota.bytesPerDay())
                .single();
        long inCase = jdbc.sql("select count(*) from attachment where case_id = ? and state = 'KEPT'").param(caseId).query(Long.class).single();
        return today || inCase >= quota.perCase();
    }

    /** Deletes what nobody sent off with a message, and what no key opens any more; says how many there were. */
    public int tidy() {
        var unsent = jdbc.sql("""
                              select id from attachment
                              where inbox is null and forget_due_at is null and created_at < ? and (case_id is null or state = 'WANTED' and due_at is null)
                              """).param(utc(clock.instant().minus(Duration.ofDays(1)))).query(UUID.class).list();
        var erased = jdbc.sql("""
                              select a.id from attachment a join case_key k on k.case_id = a.case_id
                              where k.destroyed_at is not null and a.state <> 'ERASED'
                              """).query(UUID.class).list();
        unsent.forEach(this::shred);
        erased.forEach(this::shred);
        unsent.forEach(id -> jdbc.sql("delete from attachment where id = ?").param(id).update());
        erased.forEach(this::blank);
        return unsent.size() + erased.size();
    }

    /** What the provider may still have, or was not even fetched from it, is yet to be forgotten there. */
    private void blank(UUID id) {
        jdbc.sql("""
                 update attachment set state = 'ERASED', wrapped = null, about = null, taken_at = null,
                     forget_due_at = case when media_id is not null then coalesce(forget_due_at, ?) end
                 where id = ?""").param(utc(clock.instant())).param(id).update();
    }

    private void shred(UUID id) {
        store.delete(id.toString());
        store.delete(id + SMALL);
    }

    private Attachment read(ResultSet row, int n) throws SQLException {
        var taken = row.getObject("taken_at", OffsetDateTime.class);
        var type = row.getString("type");
        var origin = new Attachment.Origin(Stage.valueOf(row.getString("stage")), row.getObject("inbox", UUID.class), row.getObject("address", UUID.class),
                row.getObject("person", UUID.class), row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant());
        var facts = new Attachment.Facts(type == null ? null : ContentType.valueOf(type), row.getLong("size"), row.getInt("width"), row.getInt("height"),
                taken == null ? null : taken.toInstant());
        return new Attachment(Objects.requireNonNull(row.getObject("id", UUID.class)), Kind.valueOf(row.getString("kind")),
                Attachment.State.valueOf(row.getString("state")), origin, facts, Objects.requireNonNullElse(row.getString("problem"), ""));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
