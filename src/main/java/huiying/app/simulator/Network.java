package huiying.app.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/** The simulated telephone network: which phone has which call, who hears whom, and what providers do when somebody does not answer. Thread-safe. */
final class Network {
    private static final int MOST = 500;
    private static final Duration RINGS = Duration.ofSeconds(20);
    private static final Set<String> NOUNS = Set.of("Number", "Client", "Sip");
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("network-", 0).factory());

    private final Screens screens;
    private final Call.Waits waits;
    private final Map<String, Call> byPhone = new LinkedHashMap<>();
    private final Map<String, Call> bySid = new ConcurrentHashMap<>();
    private final Map<Call, Dialled> dialled = new ConcurrentHashMap<>();
    private final Map<Call, String> machines = new ConcurrentHashMap<>();
    private final Map<String, Meeting> meetings = new ConcurrentHashMap<>();

    Network(Screens screens, Call.Waits waits) {
        this.screens = screens;
        this.waits = waits;
    }

    /** A new call at a phone; one that was there ends first. */
    Call at(CallLine line) {
        on(line.phone()).ifPresent(Call::hangUp);
        var call = new Call(line, screens.of("voice", line.phone()), waits, this);
        synchronized (byPhone) {
            byPhone.put(line.phone(), call);
            while (byPhone.size() > MOST) {
                byPhone.remove(byPhone.keySet().iterator().next());
            }
        }
        bySid.put(line.sid(), call);
        return call;
    }

    /** The open call at a phone. */
    Optional<Call> on(String phone) {
        synchronized (byPhone) {
            return Optional.ofNullable(byPhone.get(phone)).filter(call -> call.turn() != Call.Turn.OVER);
        }
    }

    Optional<Call> leg(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Phones with an open call, the latest last. */
    List<String> busy() {
        synchronized (byPhone) {
            return byPhone.entrySet().stream().filter(entry -> entry.getValue().turn() != Call.Turn.OVER).map(Map.Entry::getKey).toList();
        }
    }

    void ended(Call call) {
        bySid.remove(call.line().sid());
        machines.remove(call);
        Optional.ofNullable(dialled.remove(call)).ifPresent(Dialled::childEnded);
    }

    void later(Duration after, Runnable work) {
        THREADS.execute(() -> {
            waits.pause(after);
            work.run();
        });
    }

    /** Rings a phone for a provider's interface. */
    void place(Call call, String url, String reportedTo, @Nullable String machineTo, Duration rings) {
        if (machineTo != null) {
            machines.put(call, machineTo);
        }
        call.rings(() -> THREADS.execute(() -> {
            recognised(call, "human");
            call.begin(url);
        }), reportedTo.isEmpty() ? List.of() : List.of(reportedTo));
        later(rings, call::unanswered);
    }

    /** Tells who has picked up, once and where it was asked for. */
    void recognised(Call call, String by) {
        Optional.ofNullable(machines.get(call)).filter(asked -> by.startsWith("machine") || call.turn() != Call.Turn.OVER).ifPresent(address -> {
            if (by.startsWith("machine")) {
                machines.remove(call);
            }
            THREADS.execute(() -> call.line().report(address, "in-progress", Map.of("AnsweredBy", by)));
        });
    }

    /** Dials for an end: a phone, or a meeting. False when it names neither. */
    boolean dial(Call parent, Element verb, List<Element> rest) {
        var meeting = verb.children().stream().filter(noun -> noun.name().equals("Conference")).findFirst();
        if (meeting.isPresent()) {
            meetings.computeIfAbsent(meeting.get().text(), Meeting::new).enter(parent, meeting.get(), verb, rest);
            return true;
        }
        return verb.children().stream().filter(noun -> NOUNS.contains(noun.name())).findFirst().map(noun -> {
            THREADS.execute(() -> ring(parent, verb, noun, rest));
            return true;
        }).orElse(false);
    }

    private void ring(Call parent, Element verb, Element noun, List<Element> rest) {
        parent.screen().system("try.call.ringing", "");
        var phone = noun.name().equals("Client") ? "client:" + noun.text() : noun.text();
        var child = at(parent.line().to(phone));
        var pair = new Dialled(parent, child, verb, rest);
        dialled.put(child, pair);
        parent.join(pair);
        child.rings(() -> THREADS.execute(() -> noun.attribute("url").ifPresentOrElse(child::begin, pair::through)), noun.attribute("statusCallback").map(
                List::of).orElse(List.of()));
        later(verb.attribute("timeout").map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds))).orElse(RINGS), child::unanswered);
    }

    /** The document of a dialled end has come to its end without hanging up: now both hear each other. */
    boolean putThrough(Call child) {
        var pair = dialled.get(child);
        if (pair == null || pair.talks.get()) {
            return false;
        }
        pair.through();
        return true;
    }

    /** One end and the other one it dialled. */
    private final class Dialled implements Bridge {
        private final Call parent;
        private final Call child;
        private final Element verb;
        private final List<Element> rest;
        private final AtomicBoolean talks = new AtomicBoolean();
        private final AtomicBoolean done = new AtomicBoolean();

        private Dialled(Call parent, Call child, Element verb, List<Element> rest) {
            this.parent = parent;
            this.child = child;
            this.verb = verb;
            this.rest = rest;
        }

        private void through() {
            talks.set(true);
            child.join(this);
            List.of(parent, child).forEach(one -> one.screen().system("try.call.together", ""));
        }

        @Override
        public List<Call> others(Call one) {
            return talks.get() ? List.of(one == parent ? child : parent) : List.of();
        }

        /** The child was led elsewhere, or the parent is gone. */
        @Override
        public void leave(Call one) {
            if (one == parent) {
                if (done.compareAndSet(false, true)) {
                    dialled.remove(child);
                    child.end("", "completed");
                }
            } else {
                dialled.remove(child);
                childEnded();
            }
        }

        private void childEnded() {
            if (done.compareAndSet(false, true)) {
                var result = Map.of("DialCallStatus", talks.get() ? "completed" : "no-answer", "DialCallSid", child.line().sid(), "DialCallDuration",
                        talks.get()
                                ? "42"
                                : "0");
                if (!talks.get()) {
                    parent.screen().system("try.call.nobody", "");
                }
                THREADS.execute(() -> parent.alone(verb.attribute("action").orElse(null), result, rest));
            }
        }
    }

    /** Several who hear each other until the one leaves whose leaving ends it. */
    private final class Meeting implements Bridge {
        private final String name;
        private final List<Member> members = new CopyOnWriteArrayList<>();

        private record Member(Call call, boolean ends, String reportedTo, @Nullable String action, List<Element> rest) {
        }

        private Meeting(String name) {
            this.name = name;
        }

        private void enter(Call call, Element conference, Element verb, List<Element> rest) {
            var member = new Member(call, conference.attribute("endConferenceOnExit").filter("true"::equals).isPresent(), conference.attribute("statusCallback")
                    .orElse(""), verb.attribute("action").orElse(null), rest);
            members.add(member);
            call.join(this);
            members.forEach(other -> other.call.screen().system("try.call.meeting", Integer.toString(members.size())));
            report("participant-join");
        }

        @Override
        public List<Call> others(Call one) {
            return members.stream().map(Member::call).filter(other -> other != one).toList();
        }

        @Override
        public void leave(Call one) {
            var gone = members.stream().filter(member -> member.call == one).findFirst();
            gone.ifPresent(member -> {
                var reportedTo = reportedTo();
                members.remove(member);
                if (member.ends || members.isEmpty()) {
                    end(reportedTo);
                } else {
                    report("participant-leave");
                }
            });
        }

        private void end(String reportedTo) {
            meetings.remove(name, this);
            var left = new ArrayList<>(members);
            members.clear();
            left.forEach(other -> THREADS.execute(() -> other.call.alone(other.action, Map.of(), other.rest)));
            if (!reportedTo.isEmpty() && !left.isEmpty()) {
                THREADS.execute(() -> left.getFirst().call.line().report(reportedTo, "in-progress", Map.of("StatusCallbackEvent", "conference-end")));
            }
        }

        private String reportedTo() {
            return members.stream().map(Member::reportedTo).filter(address -> !address.isEmpty()).findFirst().orElse("");
        }

        private void report(String event) {
            members.stream().filter(member -> !member.reportedTo.isEmpty()).findFirst().ifPresent(member -> THREADS.execute(() -> member.call.line().report(
                    member.reportedTo, "in-progress", Map.of("StatusCallbackEvent", event))));
        }
    }
}
