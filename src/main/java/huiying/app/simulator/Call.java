package huiying.app.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import huiying.app.simulator.CallLine.Fetched;

/**
 * One end of a call, as a telephone network plays it: walks documents verb by verb until it is the caller's turn. A small part of TwiML; an unknown element
 * ends the call with an error, as on strict servers.
 */
final class Call {
    private static final int MOST_DOCUMENTS = 40;
    /** How long one listens to a piece of music; and to a question that only keys can answer. */
    private static final Duration MUSIC = Duration.ofSeconds(4);
    private static final Duration FOR_A_KEY = Duration.ofSeconds(12);

    private final CallLine line;
    private final Screen screen;
    private final Waits waits;
    private final Network network;
    private final Instant since = Instant.now();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> reports = new ArrayList<>();
    private volatile @Nullable Open open;
    private volatile @Nullable Bridge bridge;
    private volatile @Nullable Runnable ringing;

    /** How long the network takes for what takes time; tests have none. */
    interface Waits {
        void pause(Duration length);
    }

    /** What the caller may do now. */
    enum Turn {
        NONE, RING, SPEAK, RECORD, TALK, OVER
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

    Call(CallLine line, Screen screen, Waits waits, Network network) {
        this.line = line;
        this.screen = screen;
        this.waits = waits;
        this.network = network;
    }

    CallLine line() {
        return line;
    }

    /** Calls us. */
    synchronized void dial() {
        reports.add(CallLine.DOOR + "/status");
        walk(line.fetch(CallLine.DOOR, Map.of("CallStatus", "ringing")));
    }

    /** Somebody rings this phone; {@code answered} is what the network does when it is picked up. How it stands is told at these addresses. */
    void rings(Runnable answered, List<String> reportedTo) {
        reports.addAll(reportedTo);
        ringing = answered;
        screen.system("try.call.rings", "");
    }

    /** Picks up. */
    void answer() {
        var answered = ringing;
        if (answered != null && !over.get()) {
            ringing = null;
            screen.system("try.call.answered", "");
            reports.stream().filter(address -> !address.endsWith("/status")).forEach(address -> line.report(address, "in-progress", Map.of()));
            answered.run();
        }
    }

    /** The document to begin with, when somebody picked up. */
    synchronized void begin(String address) {
        walk(line.fetch(address, Map.of()));
    }

    /** The provider is told to go on elsewhere with this end. */
    void redirect(String address) {
        leave();
        synchronized (this) {
            open = null;
            walk(line.fetch(address, Map.of()));
        }
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

    /** Words: to whoever is on the line, or as the recogniser heard them. */
    void speak(String words, double confidence) {
        var together = bridge;
        if (together != null) {
            screen.mine(words);
            together.others(this).forEach(other -> other.screen.theirs(words, "zh-CN"));
        } else {
            dictate(words, confidence);
        }
    }

    private synchronized void dictate(String words, double confidence) {
        var now = open;
        if (now == null) {
            return;
        }
        screen.mine(words, Double.toString(confidence));
        if (now.records()) {
            recorded(now, "#");
        } else if (now.verb.attribute("input").orElse("dtmf").contains("speech") || now.verb.attribute("input").isEmpty()) {
            follow(now, Map.of("SpeechResult", words, "Confidence", Double.toString(confidence), "Language", now.verb.attribute("language").orElse("en-US")));
        }
    }

    /** Nothing, until the open verb gives up. */
    synchronized void stayQuiet() {
        var now = open;
        if (now != null) {
            screen.system("try.call.quiet", "");
            passes(now);
        }
    }

    private void passes(Open now) {
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
        end("", ringing == null ? "completed" : "busy");
    }

    /** Nobody has picked up for so long. */
    void unanswered() {
        if (ringing != null) {
            end("", "no-answer");
        }
    }

    /** A machine picks up. */
    void answerByMachine() {
        screen.system("try.call.machine", "");
        answer();
        network.recognised(this, "machine_start");
    }

    void end(String why, String status) {
        if (over.compareAndSet(false, true)) {
            boolean talked = ringing == null;
            open = null;
            ringing = null;
            screen.system("try.call.over", why);
            reports.forEach(address -> line.report(address, status, talked ? Map.of("CallDuration", "60") : Map.of()));
            leave();
            network.ended(this);
        }
    }

    /** Out of whatever this end was put into. */
    private void leave() {
        var left = bridge;
        bridge = null;
        if (left != null) {
            left.leave(this);
        }
    }

    /** Now hears the others. */
    void join(Bridge together) {
        bridge = together;
        screen.touch();
    }

    /** The others are gone: goes on with the document, from the address that was to be told. */
    void alone(@Nullable String action, Map<String, String> result, List<Element> rest) {
        bridge = null;
        synchronized (this) {
            if (!over.get()) {
                walk(action == null ? new Fetched.Document(rest) : line.fetch(action, result));
            }
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
            end(why, "completed");
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
        if (!network.putThrough(this)) {
            end("", "completed");
        }
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
            case "Dial" -> network.dial(this, verb, rest) ? new Fetched.Nothing() : new Fetched.Broken("<Dial>");
            case "Hangup", "Reject" -> {
                end("", "completed");
                yield new Fetched.Nothing();
            }
            default -> new Fetched.Broken("<" + verb.name() + ">");
        };
    }

    private @Nullable Fetched hear(Element verb) {
        switch (verb.name()) {
            case "Say" -> screen.theirs(verb.text(), verb.attribute("language").filter(tag -> tag.startsWith("en")).isPresent() ? "en-US" : "zh-CN");
            case "Play" -> screen.music();
            case "Pause" -> waits.pause(Duration.ofSeconds(verb.attribute("length").map(Integer::parseInt).orElse(1)));
            default -> {
                return new Fetched.Broken("<" + verb.name() + ">");
            }
        }
        return null;
    }

    private Fetched gather(Element verb, List<Element> rest) {
        boolean music = verb.children().stream().anyMatch(heard -> heard.name().equals("Play"));
        for (var heard : verb.children()) {
            var broken = hear(heard);
            if (broken != null) {
                return broken;
            }
        }
        var now = new Open(verb, rest, new StringBuilder());
        open = now;
        if (verb.attribute("input").filter("dtmf"::equals).isPresent()) {
            network.later(music ? MUSIC : FOR_A_KEY, () -> timedOut(now));
        }
        return new Fetched.Nothing();
    }

    /** The music ends, or nobody pressed a key. */
    private synchronized void timedOut(Open waited) {
        if (open == waited && !over.get()) { // the very same verb still waits
            passes(waited);
        }
    }

    Screen screen() {
        return screen;
    }

    Instant since() {
        return since;
    }

    Turn turn() {
        if (over.get()) {
            return Turn.OVER;
        }
        if (ringing != null) {
            return Turn.RING;
        }
        var now = open;
        return bridge != null ? Turn.TALK : now == null ? Turn.NONE : now.records() ? Turn.RECORD : Turn.SPEAK;
    }
}
