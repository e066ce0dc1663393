package huiying.app.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import huiying.app.simulator.CallLine.Fetched;

/**
 * One call to us, as a telephone network plays it: walks documents verb by verb until it is the caller's turn. A small part of TwiML; an unknown element ends
 * the call with an error, as on strict servers.
 */
final class Call {
    private static final int MOST_DOCUMENTS = 40;

    private final CallLine line;
    private final Screen screen;
    private final Waits waits;
    private final Instant since = Instant.now();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Open open;

    /** How long the network takes for what takes time; tests have none. */
    interface Waits {
        void pause(Duration length);
    }

    /** What the caller may do now. */
    enum Turn {
        NONE, SPEAK, RECORD, OVER
    }

    /** A verb that waits for the caller, what follows it when nothing comes, and the keys so far. */
    private record Open(Element verb, List<Element> rest, StringBuilder keys) {
        boolean records() {
            return verb.name().equals("Record");
        }

        /** Takes one key; true when these were all. */
        boolean complete(String key) {
            if (key.equals(verb.attribute("finishOnKey").orElse("#"))) {
                return true;
            }
            keys.append(key);
            return verb.attribute("numDigits").filter(most -> keys.length() >= Integer.parseInt(most)).isPresent();
        }
    }

    Call(CallLine line, Screen screen, Waits waits) {
        this.line = line;
        this.screen = screen;
        this.waits = waits;
    }

    synchronized void dial() {
        walk(line.fetch(CallLine.DOOR, Map.of("CallStatus", "ringing")));
    }

    /** One or more keys. */
    synchronized void press(String keys) {
        screen.mine(keys, "keys");
        for (var key : keys.split("")) {
            var now = open;
            if (now != null && now.records()) {
                recorded(now, key);
            } else if (now != null && now.complete(key)) {
                follow(now, Map.of("Digits", now.keys.toString()));
            }
        }
    }

    /** Words, as the recogniser heard them. */
    synchronized void speak(String words, double confidence) {
        var now = open;
        if (now == null) {
            return;
        }
        screen.mine(words, Double.toString(confidence));
        if (now.records()) {
            recorded(now, "#");
        } else {
            follow(now, Map.of("SpeechResult", words, "Confidence", Double.toString(confidence), "Language", now.verb.attribute("language").orElse("en-US")));
        }
    }

    /** Nothing, until the open verb gives up. */
    synchronized void stayQuiet() {
        var now = open;
        if (now == null) {
            return;
        }
        screen.system("try.call.quiet", "");
        if (now.verb.attribute("actionOnEmptyResult").filter("true"::equals).isPresent()) {
            follow(now, Map.of());
        } else {
            open = null;
            walk(new Fetched.Document(now.rest));
        }
    }

    private void recorded(Open now, String endedBy) {
        follow(now, line.recording(endedBy));
    }

    private void follow(Open answered, Map<String, String> result) {
        open = null;
        walk(line.fetch(answered.verb.attribute("action").orElse(line.at()), result));
    }

    /** Puts the receiver down: nothing of the open verb is told any more, only the end of the call. */
    void hangUp() {
        end("");
    }

    private void end(String why) {
        if (over.compareAndSet(false, true)) {
            open = null;
            screen.system("try.call.over", why);
            line.completed();
        }
    }

    private void walk(Fetched first) {
        var next = first;
        for (int documents = 0; documents < MOST_DOCUMENTS && !over.get(); documents++) {
            switch (next) {
                case Fetched.Document(var verbs) -> next = step(verbs);
                case Fetched.Broken(var why) -> failed(why);
                case Fetched.Nothing() -> {
                    screen.touch();
                    return;
                }
            }
        }
        failed("loop");
    }

    private void failed(String why) {
        if (!over.get()) {
            screen.system("try.call.failed", why);
            end(why);
        }
    }

    /** Walks one document until it leads to another, or it is the caller's turn. */
    private Fetched step(List<Element> verbs) {
        for (int n = 0; n < verbs.size() && !over.get(); n++) {
            var rest = List.copyOf(verbs.subList(n + 1, verbs.size()));
            var next = carryOut(verbs.get(n), rest);
            if (next != null) {
                return next;
            }
        }
        end("");
        return new Fetched.Nothing();
    }

    private @Nullable Fetched carryOut(Element verb, List<Element> rest) {
        return switch (verb.name()) {
            case "Say", "Play", "Pause" -> hear(verb);
            case "Gather" -> gather(verb, rest);
            case "Record" -> {
                screen.system("try.call.beep", "");
                open = new Open(verb, rest, new StringBuilder());
                yield new Fetched.Nothing();
            }
            case "Redirect" -> line.fetch(verb.text(), Map.of());
            case "Dial" -> dial(verb);
            case "Hangup", "Reject" -> {
                end("");
                yield new Fetched.Nothing();
            }
            default -> new Fetched.Broken("<" + verb.name() + ">");
        };
    }

    private @Nullable Fetched hear(Element verb) {
        switch (verb.name()) {
            case "Say" -> screen.theirs(verb.text(), verb.attribute("language").filter(tag -> tag.startsWith("en")).isPresent() ? "en-US" : "zh-CN");
            case "Play" -> screen.system("try.call.music", "");
            case "Pause" -> waits.pause(Duration.ofSeconds(verb.attribute("length").map(Integer::parseInt).orElse(1)));
            default -> {
                return new Fetched.Broken("<" + verb.name() + ">");
            }
        }
        return null;
    }

    private Fetched gather(Element verb, List<Element> rest) {
        for (var heard : verb.children()) {
            var broken = hear(heard);
            if (broken != null) {
                return broken;
            }
        }
        open = new Open(verb, rest, new StringBuilder());
        return new Fetched.Nothing();
    }

    /** Nobody sits at the other end of a simulated line. */
    private @Nullable Fetched dial(Element verb) {
        screen.system("try.call.ringing", "");
        waits.pause(Duration.ofSeconds(2));
        screen.system("try.call.nobody", "");
        return verb.attribute("action").map(action -> line.fetch(action, Map.of("DialCallStatus", "no-answer"))).orElse(null);
    }

    Instant since() {
        return since;
    }

    Turn turn() {
        var now = open;
        return over.get() ? Turn.OVER : now == null ? Turn.NONE : now.records() ? Turn.RECORD : Turn.SPEAK;
    }
}
