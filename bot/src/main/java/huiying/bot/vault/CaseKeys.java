package huiying.bot.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key for each case: everything the resident said is sealed with it, and destroying it erases the words for good while the chain of events still verifies. */
public final class CaseKeys {
    private final Vault vault;
    private final JdbcClient jdbc;

    public CaseKeys(Vault vault, JdbcClient jdbc) {
        this.vault = vault;
        this.jdbc = jdbc;
    }

    /** Makes the key of a new case; called once, in the transaction that opens the case. */
    public CaseKey create(UUID caseId) {
        var key = vault.newKey();
        jdbc.sql("insert into case_key (case_id, wrapped) values (?, ?)").params(caseId, vault.seal(caseId, key)).update();
        return new CaseKey(caseId, key);
    }

    /** The key of a case, or a destroyed one whose {@link CaseKey#open} answers null. */
    public CaseKey of(UUID caseId) {
        var wrapped = jdbc.sql("select wrapped from case_key where case_id = ?").param(caseId).query(byte[].class).optional();
        return wrapped.map(sealed -> unwrap(caseId, sealed)).orElseGet(() -> new CaseKey(caseId, null));
    }

    /** For queries that read {@code case_key.wrapped} along with the case. */
    public CaseKey unwrap(UUID caseId, byte @Nullable [] wrapped) {
        return new CaseKey(caseId, wrapped == null ? null : vault.open(caseId, wrapped));
    }

    public void destroy(UUID caseId) {
        jdbc.sql("update case_key set wrapped = null, destroyed_at = now() where case_id = ?").param(caseId).update();
        jdbc.sql("delete from case_search where case_id = ?").param(caseId).update(); // nor is it found by what it said
    }

    /** The opened key of one case. */
    public final class CaseKey {
        private final UUID caseId;
        private final byte @Nullable [] key;

        private CaseKey(UUID caseId, byte @Nullable [] key) {
            this.caseId = caseId;
            this.key = key;
        }

        public boolean isDestroyed() {
            return key == null;
        }

        /** Null stays null. Sealing for an erased case is a mistake of the caller. */
        public byte @Nullable [] seal(@Nullable String text) {
            if (text == null) {
                return null;
            }
            if (key == null) {
                throw new IllegalStateException("case " + caseId + " is erased");
            }
            return vault.sealWith(Vault.aes(key), 0, caseId, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Null for null, and null for everything of an erased case. */
        public @Nullable String open(byte @Nullable [] sealed) {
            if (sealed == null || key == null) {
                return null;
            }
            return new String(vault.openWith(Vault.aes(key), caseId, sealed), StandardCharsets.UTF_8);
        }
    }
}
