package huiying.app.config;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is sent along, and how much of it is taken.
 *
 * @param store     an S3-compatible bucket as {@code https://host/bucket}; a directory when absent
 * @param directory where attachments lie when there is no bucket; below the data directory when absent
 * @param region    of the bucket, as its provider names it
 * @param scanner   {@code host:port} of a ClamAV daemon that looks at everything first; nobody looks when empty
 * @param most      the largest single attachment
 * @param perDay    attachments of one resident in a day
 * @param dayBytes  bytes of one resident in a day
 * @param perCase   attachments of one case
 */
@ConfigurationProperties("huiying.attachments")
public record AttachmentSettings(@Nullable URI store, @Nullable Path directory, @DefaultValue("us-east-1") String region, @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey, @DefaultValue("") String scanner, @DefaultValue("20MB") DataSize most, @DefaultValue("60") int perDay,
        @DefaultValue("200MB") DataSize dayBytes, @DefaultValue("100") int perCase) {
    @Override
    public String toString() {
        return "AttachmentSettings[" + (store == null ? "directory" : store.getHost()) + "]";
    }
}
