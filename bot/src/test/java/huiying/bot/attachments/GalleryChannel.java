package huiying.bot.attachments;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import huiying.channels.Channel;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.Inbound;
import huiying.channels.MediaSource;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** A way in whose provider keeps photos: answers as scripted and remembers what it was asked for. */
final class GalleryChannel implements MediaSource {
    final List<String> asked = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    boolean remembers;
    Duration needed = Duration.ZERO;
    private final Channel channel;
    private final Deque<Fetched> script = new ArrayDeque<>();

    GalleryChannel(Channel channel) {
        this.channel = channel;
    }

    GalleryChannel has(Fetched... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    @Override
    public synchronized Fetched fetch(String mediaId, long most) {
        asked.add(mediaId);
        var next = script.poll();
        return next == null ? new Fetched.Gone("40007") : next;
    }

    @Override
    public boolean forget(String mediaId) {
        if (remembers) {
            return false;
        }
        forgotten.add(mediaId);
        return true;
    }

    @Override
    public Duration needed() {
        return needed;
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public String account() {
        return channel.account();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return channel.verify(request);
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        return channel.read(request);
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return channel.patience(request);
    }

    @Override
    public Duration burstCap() {
        return channel.burstCap();
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return channel.acknowledge(request, answers);
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return channel.deliver(message);
    }
}
