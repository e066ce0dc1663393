package huiying.app.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import javax.xml.stream.XMLStreamException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import huiying.app.simulator.WeChatSide.Reply;

/** What residents do with simulated phones: everything goes over the wire to our own doors, and everything shown came back over it. Thread-safe. */
final class Phones {
    private static final Logger LOG = LoggerFactory.getLogger(Phones.class);
    private static final int MOST_CALLS = 500;
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("phone-", 0).factory());

    private final WeChatSide wechat;
    private final TwilioSide twilio;
    private final Screens screens;
    private final Call.Waits waits;
    private final Map<String, Call> calls = new LinkedHashMap<>();

    Phones(WeChatSide wechat, TwilioSide twilio, Screens screens, Call.Waits waits) {
        this.wechat = wechat;
        this.twilio = twilio;
        this.screens = screens;
        this.waits = waits;
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

    private void deliver(String openid, WeChatMessage message) {
        switch (wechat.deliver(openid, message)) {
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
        THREADS.execute(() -> {
            var answer = twilio.post("/channels/twilio/sms", twilio.message(number, words));
            if (answer.good()) {
                replies(answer.body()).forEach(reply -> arrived(number, reply.child("Body").isEmpty() ? reply.text() : reply.child("Body"), twilio.newSid("SM"),
                        reply.attribute("statusCallback").orElse("")));
            } else {
                sms(number).system("try.unsent", "");
            }
        });
    }

    private static List<Element> replies(String twiml) {
        try {
            return twiml.isEmpty() ? List.of() : Element.parse(twiml).children().stream().filter(verb -> verb.name().equals("Message")).toList();
        } catch (XMLStreamException notXml) {
            return List.of();
        }
    }

    /** A text message reaches the phone; the sender is told so if it asked for it. */
    void arrived(String number, String words, String sid, String callback) {
        sms(number).theirs(words, "");
        twilio.ours(callback).ifPresent(path -> THREADS.execute(() -> {
            for (var status : List.of("sent", "delivered")) {
                waits.pause(Duration.ofMillis(400));
                twilio.post(path, Map.of("MessageSid", sid, "SmsSid", sid, "MessageStatus", status, "SmsStatus", status, "To", number, "From",
                        twilio.account().from(), "AccountSid", twilio.account().accountSid(), "ApiVersion", "2010-04-01"));
            }
        }));
    }

    /** Calls us; a call that is still open ends first. */
    void call(String number) {
        hangUp(number);
        var call = new Call(new CallLine(twilio, number), voice(number), waits);
        synchronized (calls) {
            calls.put(number, call);
            while (calls.size() > MOST_CALLS) {
                calls.remove(calls.keySet().iterator().next());
            }
        }
        voice(number).system("try.call.dialled", twilio.account().from());
        THREADS.execute(call::dial);
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
        synchronized (calls) {
            return Optional.ofNullable(calls.get(number)).filter(call -> call.turn() != Call.Turn.OVER);
        }
    }

    /** When the open call began; zero when there is none. */
    long since(String number) {
        return open(number).map(call -> call.since().toEpochMilli()).orElse(0L);
    }

    Call.Turn turn(String number) {
        return open(number).map(Call::turn).orElse(Call.Turn.OVER);
    }
}
