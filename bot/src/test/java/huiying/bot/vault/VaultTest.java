package huiying.bot.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.TestDatabase;

class VaultTest {
    private static final byte[] OLD = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    private final Vault vault = new Vault(Map.of(1, OLD), 1, OLD);
    private final UUID row = Ids.next();

    @Test
    void whatWasSealedOpensForItsOwnRow() {
        assertThat(vault.openText(row, vault.seal(row, "13812345678"))).isEqualTo("13812345678");
    }

    @Test
    void aSealedValueMovedToAnotherRowDoesNotOpen() {
        var sealed = vault.seal(row, "13812345678");
        assertThatThrownBy(() -> vault.open(Ids.next(), sealed)).isInstanceOf(Vault.BrokenSeal.class).hasMessageNotContaining("138");
    }

    @Test
    void aChangedByteIsNoticed() {
        var sealed = vault.seal(row, "13812345678");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(row, sealed)).isInstanceOf(Vault.BrokenSeal.class);
    }

    @Test
    void oldRowsStayReadableAfterTheKeyIsChanged() {
        var sealed = vault.seal(row, "老王");
        var rotated = new Vault(Map.of(1, OLD, 2, NEW), 2, OLD);
        assertThat(rotated.openText(row, sealed)).isEqualTo("老王");
        assertThatThrownBy(() -> new Vault(Map.of(2, NEW), 2, OLD).open(row, sealed)).hasMessageContaining("no key with id 1");
    }

    @Test
    void sealingTwiceNeverGivesTheSameBytes() {
        assertThat(vault.seal(row, "x")).isNotEqualTo(vault.seal(row, "x"));
    }

    @Test
    void theIndexKeepsPartsApart() {
        assertThat(vault.index("ab", "c")).isNotEqualTo(vault.index("a", "bc")).isEqualTo(vault.index("ab", "c"));
        assertThat(vault.indexId("a").version()).isEqualTo(8);
        assertThat(vault.indexId("a")).isEqualTo(vault.indexId("a")).isNotEqualTo(vault.indexId("b"));
    }

    @Test
    void aKeyOfTheWrongLengthIsRefused() {
        assertThatThrownBy(() -> new Vault(Map.of(1, new byte[16]), 1, OLD)).hasMessageContaining("32 bytes");
    }

    @Test
    void anErasedCaseNeverOpensAgain() {
        var database = TestDatabase.empty();
        var keys = new CaseKeys(vault, database.jdbc());
        var caseId = Ids.next();
        database.transactions().executeWithoutResult(status -> {
            var sealed = keys.create(caseId).seal("柳荫里3号楼");
            assertThat(keys.of(caseId).open(sealed)).isEqualTo("柳荫里3号楼");
            keys.destroy(caseId);
            assertThat(keys.of(caseId).open(sealed)).isNull();
            status.setRollbackOnly();
        });
    }
}
