package huiying.bot;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Origin;
import huiying.bot.hotline.AgentLine;
import huiying.bot.hotline.AgentLines;
import huiying.bot.hotline.CallBacks;
import huiying.bot.hotline.HotlineRules;
import huiying.bot.hotline.PhoneCall;
import huiying.bot.hotline.PhoneCalls;
import huiying.bot.hotline.SurveyCalls;
import huiying.bot.hotline.Talks;
import huiying.bot.hotline.Transcripts;
import huiying.bot.hotline.Waiting;
import huiying.bot.intake.ServiceLines;
import huiying.bot.intake.Wishes;
import huiying.bot.notices.Phrasebook;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.channels.CallEvent;
import huiying.channels.CallPlan;
import huiying.channels.Channels;
import huiying.nlp.Language;

/** The house with its telephone: callers, agents and the line between them. */
public final class HotlineHall {
    public final Hall hall = new Hall();
    public final TestLine line = new TestLine();
    public final Channels channels = new Channels(List.of(line, new RecordingChannel("text")));
    public final AgentLines lines = new AgentLines(hall.database.jdbc(), TestDatabase.vault(), hall.cast.feed, hall.clock);
    public final PhoneCalls calls = new PhoneCalls(hall.database.jdbc(), TestDatabase.vault(), hall.cast.feed, hall.clock);
    public final HotlineRules rules;
    public final CallBacks callBacks;
    public final SurveyCalls surveys;
    public final Wishes wishes;
    public final Waiting waiting;
    public final Switchboard switchboard;
    public final CallDesk desk;
    private int legs;

    public HotlineHall() {
        this("");
    }

    /** @param desk a number that is rung while no agent is there */
    public HotlineHall(String desk) {
        var jdbc = hall.database.jdbc();
        var cases = hall.cast.cases;
        rules = new HotlineRules(new HotlineRules.Patience(Duration.ofMinutes(15), Duration.ofMinutes(3), Duration.ofMinutes(3)), new HotlineRules.Hours(
                LocalTime.of(9, 0), LocalTime.of(20, 0), Cast.CITY), desk.isEmpty() ? Map.of() : Map.of("main", desk), true);
        callBacks = new CallBacks(jdbc, hall.tasks, hall.notices, rules, hall.clock);
        surveys = new SurveyCalls(jdbc, rules, hall.clock);
        wishes = new Wishes(jdbc, cases, new ServiceLines(List.of(new ServiceLines.ServiceLine("0206", "路灯热线", "the light line", List.of("+8675510001",
                "+8675510002")))));
        waiting = new Waiting(calls, lines, callBacks, new Waiting.Around(cases, wishes, new Phrasebook()), rules, hall.clock);
        var talks = new Talks(calls, lines, callBacks, waiting, hall.tasks, hall.addresses);
        switchboard = new Switchboard(hall.database.transactions(), waiting, talks, surveys, new Switchboard.House(calls, new Transcripts(jdbc, TestDatabase
                .vault(), hall.clock), hall.addresses, channels), hall.moves);
        this.desk = new CallDesk(hall.database.transactions(), hall.desk, new CallDesk.Lines(lines, calls, callBacks, surveys), new CallDesk.Around(
                hall.addresses, cases, channels));
    }

    public Cases cases() {
        return hall.cast.cases;
    }

    /** Somebody who answers the telephone, with a phone of their own, at the desk. */
    public StaffMember agent(String login) {
        var id = UUID.randomUUID();
        hall.database.owner().sql("""
                                  insert into person (id, login, name, password_hash, role, created_at) values (?, ?, ?, '', 'AGENT', now())""").params(id,
                login, login).update();
        var agent = new StaffMember(id, login, login, Role.AGENT, null, Language.ZH);
        desk.phone(agent, "+86755000" + (100 + legs++));
        return agent;
    }

    public StaffMember freeAgent(String login) {
        var agent = agent(login);
        desk.stand(agent, AgentLine.State.ON);
        return agent;
    }

    public AgentLine lineOf(StaffMember agent) {
        return lines.find(agent.id()).orElseThrow();
    }

    /** A resident's end of a call. */
    public final class Phone {
        public final String number;
        public final String leg;
        public String language = "zh";
        private int tick;

        private Phone(String number, String leg) {
            this.number = number;
            this.leg = leg;
        }

        public CallEvent.Caller caller() {
            return new CallEvent.Caller(new Address("voice", "main", number), leg, 3, language);
        }

        public CallPlan waits() {
            return waits("");
        }

        public CallPlan waits(String keys) {
            tick++;
            return happens(new CallEvent.Waits(caller(), tick, keys));
        }

        public void hangsUp() {
            happens(new CallEvent.Over(caller(), null, true));
        }

        public PhoneCall call() {
            return hall.cast.inTransaction(() -> calls.lock("main", leg).orElseThrow());
        }

        public CallPlan rung(boolean talked) {
            return happens(new CallEvent.Rung(call().id(), leg, talked, Duration.ofSeconds(talked ? 40 : 0)));
        }

        public CallPlan agentPicksUp(String keys) {
            return happens(new CallEvent.PickedUp(call().id(), "AG" + leg, CallEvent.Role.AGENT, keys));
        }

        /** Put through to an agent. */
        public Phone talks() {
            waits();
            agentPicksUp("");
            agentPicksUp("1");
            return this;
        }

        public UUID address() {
            return hall.addresses.keep(new Address("voice", "main", number));
        }

        /** Has told of a broken lamp in this call. */
        public Case told() {
            var address = address();
            var actor = huiying.bot.cases.Actor.citizen(address);
            return hall.cast.inTransaction(() -> {
                var draft = hall.moves.open(Cast.brokenLamp(), Origin.of("voice", address), actor);
                return hall.moves.file(draft.id(), null, actor).filed();
            });
        }
    }

    public Phone caller() {
        legs++;
        return new Phone("+8613800%06d".formatted(legs), "CA" + legs);
    }

    /** A telephone that gets no texts. */
    public Phone landline() {
        legs++;
        return new Phone("+867558888%04d".formatted(legs), "CA" + legs);
    }

    /** Somebody whose number is not shown. */
    public Phone hidden() {
        legs++;
        return new Phone("CA" + legs, "CA" + legs);
    }

    public CallPlan happens(CallEvent event) {
        return switchboard.happened(line, event);
    }

    public int openTasks(String kind) {
        return hall.database.jdbc().sql("select count(*) from task where kind = ? and done_at is null").param(kind).query(Integer.class).single();
    }
}
