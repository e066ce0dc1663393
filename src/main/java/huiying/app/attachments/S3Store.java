package huiying.app.attachments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import huiying.bot.attachments.AttachmentStore;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Attachments in a bucket of an object store that speaks S3: plain PUT, GET and DELETE, signed by version 4, with the bucket in the path. */
public final class S3Store implements AttachmentStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> NOT_OURS = Set.of("host", "content-length");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final URI bucket;
    private final String region;
    private final AwsCredentialsIdentity credentials;

    public S3Store(URI bucket, String region, String accessKey, String secretKey) {
        this.bucket = bucket;
        this.region = region;
        this.credentials = AwsCredentialsIdentity.create(accessKey, secretKey);
    }

    @Override
    public void put(String name, byte[] sealed) {
        var answer = ask(SdkHttpMethod.PUT, name, sealed);
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer);
        }
    }

    @Override
    public Optional<byte[]> get(String name) {
        var answer = ask(SdkHttpMethod.GET, name, new byte[0]);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        return Optional.of(answer.body());
    }

    @Override
    public void delete(String name) {
        var answer = ask(SdkHttpMethod.DELETE, name, new byte[0]);
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != 404) {
            throw refused(answer);
        }
    }

    private static Unavailable refused(HttpResponse<byte[]> answer) {
        return new Unavailable("the object store answered " + answer.statusCode());
    }

    private HttpResponse<byte[]> ask(SdkHttpMethod method, String name, byte[] body) {
        try {
            return client.send(signed(method, URI.create(bucket + (bucket.getPath().endsWith("/") ? "" : "/") + name), body), HttpResponse.BodyHandlers
                    .ofByteArray());
        } catch (IOException away) {
            throw new Unavailable("the object store does not answer", away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopped", stopping);
        }
    }

    private HttpRequest signed(SdkHttpMethod method, URI object, byte[] body) {
        var plain = SdkHttpRequest.builder().method(method).uri(object).build();
        var signed = signer.sign(request -> request.identity(credentials).request(plain).payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3").putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false).putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)).request();
        var request = HttpRequest.newBuilder(object).timeout(PATIENCE).method(method.name(), HttpRequest.BodyPublishers.ofByteArray(body));
        signed.headers().forEach((header, values) -> with(request, header, values));
        return request.build();
    }

    /** The client writes host and length itself, as they were signed. */
    private static void with(HttpRequest.Builder request, String header, List<String> values) {
        if (!NOT_OURS.contains(header.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(header, value));
        }
    }
}
