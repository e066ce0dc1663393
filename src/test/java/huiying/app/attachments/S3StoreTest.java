package huiying.app.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.bot.attachments.AttachmentStore;

class S3StoreTest {
    private static final String NAME = "01a20215-1b66-74f9-be59-5893e880bb4b.small";
    private BucketServer bucket;

    @BeforeEach
    void start() throws Exception {
        bucket = new BucketServer("eu-central-1", "key-id", "very/secret+key");
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    private S3Store store(String secret) {
        return new S3Store(URI.create(bucket.url() + "/photos"), "eu-central-1", "key-id", secret);
    }

    @Test
    void whatIsPutIsThereUntilItIsDeleted() {
        var store = store("very/secret+key");
        assertThat(store.get(NAME)).isEmpty();
        store.put(NAME, "sealed".getBytes(StandardCharsets.UTF_8));
        assertThat(store.get(NAME)).contains("sealed".getBytes(StandardCharsets.UTF_8));
        assertThat(bucket.paths()).containsExactly("/photos/" + NAME);
        store.delete(NAME);
        store.delete(NAME);
        assertThat(store.get(NAME)).isEmpty();
        assertThat(bucket.refused()).isZero();
    }

    @Test
    void aWrongKeyIsToldAsAStoreThatCannotBeUsed() {
        assertThatThrownBy(() -> store("another key").put(NAME, new byte[]{1})).isInstanceOf(AttachmentStore.Unavailable.class).hasMessageContaining("403");
        assertThat(bucket.paths()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsToldApartFromAnEmptyOne() {
        var store = store("very/secret+key");
        bucket.close();
        assertThatThrownBy(() -> store.get(NAME)).isInstanceOf(AttachmentStore.Unavailable.class);
    }
}
