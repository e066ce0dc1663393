package huiying.app.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import javax.xml.stream.XMLStreamException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import huiying.app.simulator.Faults.Way;
import huiying.app.simulator.WeChatSide.Reply;
import huiying.channels.sms.SmsSegments;

/** What residents do with simulated phones: everything goes over the wire to our own doors, and everything shown came back over it. Thread-safe. */
final class Phones {
    private static final Logger LOG = LoggerFactory.getLogger(Phones.class);
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("phone-", 0).factory());

    private final WeChatSide wechat;
    private final TwilioSide twilio;
    private final Screens screens;
    private final Call.Waits waits;
    private final Air air;
    private final Network network;

    /** What lies between phones and doors: the network as it is today, what it remembers of text messages, and what WeChat lets pass. */
    record Air(Weather weather, TextBook book, WeChatRules rules) {
    }

    Phones(WeChatSide wechat, TwilioSide twilio, Screens screens, Call.Waits waits, Air air) {
        this.wechat = wechat;
        this.twilio = twilio;
        this.screens = screens;
        this.waits = waits;
        this.air = air;
        this.network = new Network(screens, waits);
    }

    Screen wechat(String openid) {
        return screens.of("wechat", openid);
    }

    Screen sms(String number) {
        return screens.of("sms", number);
    }

    Screen voice(String number) {
        return screens.of("voice", number);
    }

    void write(String openid, String words) {
        wechat(openid).mine(words);
        send(openid, new WeChatMessage.Text(words));
    }

    void show(String openid, String photo) {
        wechat(openid).picture(photo);
        send(openid, new WeChatMessage.Photo(twilio.newSid("media-"), twilio.account().publicBaseUrl() + photo));
    }

    void locate(String openid, WeChatMessage.Position position) {
        wechat(openid).mine(position.label(), "place");
        send(openid, position);
    }

    /** The message goes out now; what comes back is shown when it comes. */
    private void send(String openid, WeChatMessage message) {
        THREADS.execute(() -> deliver(openid, message));
    }

    /** A template reached its reader. */
    void finished(String openid, String messageId) {
        THREADS.execute(() -> {
            waits.pause(Duration.ofMillis(300));
            wechat.deliver(openid, new WeChatMessage.Finished(messageId, "success"));
        });
    }

    private void deliver(String openid, WeChatMessage message) {
        air.rules.acted(openid, message);
        var id = wechat.newMessageId();
        switch (air.weather.carry("wechat", Way.IN, () -> wechat.deliver(openid, id, message)).orElseGet(Reply.Nothing::new)) {
            case Reply.Words(var text) -> wechat(openid).theirs(text, "");
            case Reply.Nothing nothing -> {
            }
            case Reply.Unavailable(var why) -> {
                LOG.warn("the WeChat door gave a follower no usable answer: {}", why);
                wechat(openid).system("try.unavailable", "");
            }
        }
    }

    void text(String number, String words) {
        sms(number).mine(words);
        THREADS.execute(() -> text(number, twilio.newSid("SM"), words, List.of()));
    }

    void photo(String number, String shown) {
        sms(number).picture(shown);
        THREADS.execute(() -> text(number, twilio.newSid("MM"), "", List.of(twilio.newSid("ME"))));
    }

    /** The network remembers the message whether or not it reaches our door. */
    private void text(String number, String sid, String words, List<String> media) {
        air.book.wrote(sid, number, twilio.account().from(), words, media);
        var came = air.weather.carry("sms", Way.IN, () -> twilio.post("/channels/twilio/sms", twilio.message(number, sid, words, media)));
        came.ifPresent(answer -> {
            if (answer.good()) {
                replies(answer.body()).forEach(reply -> answered(number, reply));
            } else {
                sms(number).system("try.unsent", "");
            }
        });
    }

    private void answered(String number, Element reply) {
        var words = reply.child("Body").isEmpty() ? reply.text() : reply.child("Body");
        var sid = twilio.newSid("SM");
        air.book.sent(sid, "outbound-reply", twilio.account().from(), number, words);
        arrived(number, words, sid, reply.attribute("statusCallback").orElse(""));
    }

    private static List<Element> replies(String twiml) {
        try {
            return twiml.isEmpty() ? List.of() : Element.parse(twiml).children().stream().filter(verb -> verb.name().equals("Message")).toList();
        } catch (XMLStreamException notXml) {
            return List.of();
        }
    }

    /** A text message reaches the phone; the sender is told so if it asked for it, each report by itself, in whatever order the network has today. */
    void arrived(String number, String words, String sid, String callback) {
        int parts = SmsSegments.of(words).parts();
        sms(number).theirs(words, "", parts == 1 ? "" : Integer.toString(parts));
        var path = twilio.ours(callback);
        for (var status : List.of("sent", "delivered")) {
            THREADS.execute(() -> {
                waits.pause(Duration.ofMillis(status.equals("sent") ? 400 : 800));
                air.book.reached(sid, status);
                path.ifPresent(door -> air.weather.carry("sms", Way.REPORT, () -> twilio.post(door, twilio.report(number, sid, status))));
            });
        }
    }

    Network network() {
        return network;
    }

    /** Calls us; a call that is still open ends first. */
    void call(String number) {
        var call = network.at(new CallLine(twilio, number));
        voice(number).system("try.call.dialled", twilio.account().from());
        THREADS.execute(call::dial);
    }

    /** Picks up a phone that rings. */
    void answer(String number) {
        open(number).ifPresent(call -> THREADS.execute(call::answer));
    }

    /** A machine picks up. */
    void answerByMachine(String number) {
        open(number).ifPresent(call -> THREADS.execute(call::answerByMachine));
    }

    void press(String number, String keys) {
        open(number).ifPresent(call -> THREADS.execute(() -> call.press(keys)));
    }

    void speak(String number, String words, double confidence) {
        open(number).ifPresent(call -> THREADS.execute(() -> call.speak(words, confidence)));
    }

    void stayQuiet(String number) {
        open(number).ifPresent(call -> THREADS.execute(call::stayQuiet));
    }

    void hangUp(String number) {
        open(number).ifPresent(call -> THREADS.execute(call::hangUp));
    }

    private Optional<Call> open(String number) {
        return network.on(number);
    }

    /** When the open call began; zero when there is none. */
    long since(String number) {
        return open(number).map(call -> call.since().toEpochMilli()).orElse(0L);
    }

    Call.Turn turn(String number) {
        return open(number).map(Call::turn).orElse(Call.Turn.OVER);
    }
}
