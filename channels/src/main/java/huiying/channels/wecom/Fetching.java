package huiying.channels.wecom;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import huiying.channels.HeldLine;
import huiying.channels.wechat.Api;
import huiying.channels.wechat.Api.Reply;
import tools.jackson.databind.JsonNode;

/** Fetches what waits, page by page: a page counts as read when each of its messages is kept. */
final class Fetching {

    private static final int PAGE = 1_000;
    private static final int TOKEN_TOO_OLD = 95007;
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Semaphore bell = new Semaphore(0);
    private final String account;
    private final Api api;
    private final Waiting waiting;
    private volatile boolean open;
    private @Nullable Thread thread;

    Fetching(String account, Api api, Waiting waiting) {
        this.account = account;
        this.api = api;
        this.waiting = waiting;
    }

    synchronized void open(Hearing hearing) {
        open = true;
        thread = Thread.ofVirtual().name("wecom-" + account).start(() -> loop(hearing));
    }

    synchronized void close() {
        open = false;
        bell.release();
        var running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isOpen() {
        return open;
    }

    void ring() {
        bell.release();
    }

    /** Hands one message over; returns when it is kept, throws when it cannot be. */
    interface Hearing {
        void heard(byte[] message);

        static Hearing of(HeldLine.Listener listener, java.util.function.Function<byte[], huiying.channels.WebhookRequest> request) {
            return message -> listener.heard(request.apply(message));
        }
    }

    private void loop(Hearing hearing) {
        while (open) {
            try {
                if (!fetchNext(hearing)) {
                    bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseAway) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            bell.tryAcquire(PAUSE.toMillis() / 10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }

    /** Fetches everything of one account that waits; false when none does. */
    boolean fetchNext(Hearing hearing) {
        var turn = waiting.take(account);
        turn.ifPresent(taken -> {
            try {
                fetch(taken, hearing);
            } catch (RuntimeException notKept) {
                waiting.later(taken, PAUSE);
                throw notKept;
            }
        });
        return turn.isPresent();
    }

    private void fetch(Waiting.Turn turn, Hearing hearing) {
        for (var at = turn; true;) {
            var page = page(at);
            if (page == null) {
                waiting.later(turn, PAUSE);
                return;
            }
            page.path("msg_list").forEach(message -> hearing.heard(message.toString().getBytes(StandardCharsets.UTF_8)));
            at = turn.at(page.path("next_cursor").asString(at.cursor()));
            if (!waiting.upTo(at, at.cursor())) {
                return;
            }
            if (page.path("has_more").asInt(0) == 0) {
                waiting.done(turn);
                return;
            }
        }
    }

    /** One page; null when there is none to be had now. A token that has become too old is left out. */
    private @Nullable JsonNode page(Waiting.Turn turn) {
        var reply = ask(turn, turn.token());
        if (reply instanceof Reply.Said said && said.code() == TOKEN_TOO_OLD) {
            reply = ask(turn, "");
        }
        return reply instanceof Reply.Said said && said.body().isObject() && said.code() == 0 ? said.body() : null;
    }

    private Reply ask(Waiting.Turn turn, String token) {
        return api.post("/cgi-bin/kf/sync_msg", Map.of("cursor", turn.cursor(), "token", token, "limit", PAGE, "voice_format", 0, "open_kfid", turn.service()));
    }
}
