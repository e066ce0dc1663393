package huiying.bot.vault;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A key for each file, sealed with the key of the case the file belongs to: erasing the case leaves bytes nobody can open. */
public final class FileKeys {
    private final Vault vault;
    private final CaseKeys cases;

    public FileKeys(Vault vault, CaseKeys cases) {
        this.vault = vault;
        this.cases = cases;
    }

    public FileKey create(UUID file) {
        return new FileKey(file, vault.newKey());
    }

    /** As it lies in the row: sealed with the case's key, or with the vault's while there is no case. */
    public byte[] wrap(FileKey key, @Nullable UUID caseId) {
        return caseId == null ? vault.seal(key.file, key.key()) : Objects.requireNonNull(cases.of(caseId).seal(Base64.getEncoder().encodeToString(key.key())));
    }

    /** The key as it was wrapped; one that opens nothing when the case is erased. */
    public FileKey unwrap(UUID file, byte[] wrapped, @Nullable UUID caseId) {
        if (caseId == null) {
            return new FileKey(file, vault.open(file, wrapped));
        }
        var key = cases.of(caseId).open(wrapped);
        return new FileKey(file, key == null ? null : Base64.getDecoder().decode(key));
    }

    /** The opened key of one file. */
    public final class FileKey {
        private final UUID file;
        private final byte @Nullable [] key;

        private FileKey(UUID file, byte @Nullable [] key) {
            this.file = file;
            this.key = key;
        }

        private byte[] key() {
            return Objects.requireNonNull(key, "an erased file has no key");
        }

        public byte[] seal(byte[] plain) {
            return vault.sealWith(Vault.aes(key()), 0, file, plain);
        }

        /** Empty when the key is destroyed. */
        public Optional<byte[]> open(byte[] sealed) {
            return key == null ? Optional.empty() : Optional.of(vault.openWith(Vault.aes(key), file, sealed));
        }
    }
}
