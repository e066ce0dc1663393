package huiying.app.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** One open page's stream of events, with the moment each line came. */
final class Ear implements Flow.Subscriber<String> {
    private final Heard heard;
    private String event = "";
    private volatile Flow.Subscription line = new Flow.Subscription() {
        @Override
        public void request(long n) {
        }

        @Override
        public void cancel() {
        }
    };

    /** What is done with an event. */
    interface Heard {
        void event(String name, String data, Instant at);
    }

    Ear(Heard heard) {
        this.heard = heard;
    }

    /** Opens the stream; done with its status when the first line has come, or with what was answered instead. */
    CompletableFuture<Integer> listen(HttpClient client, HttpRequest.Builder request) {
        var answered = new CompletableFuture<Integer>();
        client.sendAsync(request.header("Accept", "text/event-stream").GET().build(), info -> {
            answered.complete(info.statusCode());
            return info.statusCode() == 200 ? BodyHandlers.fromLineSubscriber(this).apply(info) : HttpResponse.BodySubscribers.replacing(null);
        }).whenComplete((over, lost) -> answered.complete(-1));
        return answered;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        line = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String text) {
        if (text.startsWith("event:")) {
            event = text.substring(6).strip();
        } else if (text.startsWith("data:")) {
            heard.event(event, text.substring(5).strip(), Instant.now());
        } else if (text.isEmpty()) {
            event = "";
        }
    }

    void hangUp() {
        line.cancel();
    }

    @Override
    public void onError(Throwable lost) {
    }

    @Override
    public void onComplete() {
    }
}
