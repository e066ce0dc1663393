package huiying.bot.learning.releases;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.LearningRules;
import huiying.bot.learning.runs.Card;
import huiying.bot.learning.runs.HeldAnswer;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.talks.Rehearsals;
import huiying.nlp.classify.Binomial;
import huiying.nlp.training.Comparison;

/** The conditions between a candidate and the residents. Each says its own figure; a candidate goes through all of them or not at all. */
public final class Gates {
    /** A class may lose three points, and more only where chance explains it. */
    private static final double CLASS_DROP = .03;
    private static final double CHANCE = .05;
    /** Suspicious labels are expected about as often as before, give or take this. */
    private static final double USUAL_DOUBT = .01;
    private static final double CERTAIN = .99;
    private static final Duration LONG_ENOUGH = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Shadow shadow;
    private final Rehearsals rehearsals;
    private final LearningRules rules;
    private final Clock clock;

    public Gates(JdbcClient jdbc, Runs runs, Shadow shadow, Rehearsals rehearsals, LearningRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.shadow = shadow;
        this.rehearsals = rehearsals;
        this.rules = rules;
        this.clock = clock;
    }

    /** All gates, in the order they are shown. */
    public List<Gate> of(Run run, LiveModel live) {
        var answers = runs.answers(run.id());
        var gates = new ArrayList<Gate>();
        gates.add(compared(run, live));
        gates.add(golden(run.card().golden()));
        gates.add(recent(answers));
        gates.add(classes(answers));
        gates.add(promise(run.card(), live));
        gates.add(flips(run.card().flips()));
        gates.add(triggers(run.card()));
        gates.add(talks(run));
        gates.add(quarantine(answers));
        gates.add(shadow(run));
        return gates;
    }

    /** Figures against a model that no longer answers say nothing. */
    private Gate compared(Run run, LiveModel live) {
        boolean current = Objects.equals(run.card().rival(), rival(live));
        return Gate.of("compared", current && !run.id().equals(live.run()), run.id().equals(live.run()) ? "live" : "stale", run.card().size().added());
    }

    private @Nullable UUID rival(LiveModel live) {
        return live.run() != null ? live.run() : runs.starter().map(Run::id).orElse(null);
    }

    private static Gate golden(Card.Golden golden) {
        var losers = golden.losers();
        return Gate.of("golden", !golden.dropped() && losers.isEmpty() && !golden.isMissing(), golden.dropped()
                ? "dropped"
                : golden.isMissing()
                        ? "missing"
                        : "class",
                golden.size(),
                golden.macroF1(), golden.rivalMacroF1(), String.join("、", losers));
    }

    /** What people confirmed lately, answered by models that had not seen it. */
    private Gate recent(List<HeldAnswer> answers) {
        var lately = lately();
        var some = answers.stream().filter(answer -> lately.contains(answer.sample())).toList();
        int won = (int) some.stream().filter(one -> one.right() && !one.rivalRight()).count();
        int lost = (int) some.stream().filter(one -> !one.right() && one.rivalRight()).count();
        boolean worse = lost > won && Comparison.chance(won, lost) < CHANCE;
        return Gate.of("recent", !worse, "worse", some.size(), share(some, false), share(some, true), Comparison.chance(won, lost));
    }

    private Set<UUID> lately() {
        return new HashSet<>(jdbc.sql("select id from sample where created_at > ? and origin in ('confirm', 'correct', 'return-accepted', 'arbitrated')")
                .param(clock.instant().minus(rules.recent()).atOffset(ZoneOffset.UTC)).query(UUID.class).list());
    }

    private static double share(List<HeldAnswer> some, boolean rival) {
        return some.isEmpty() ? 0 : some.stream().filter(one -> rival ? one.rivalRight() : one.right()).count() / (double) some.size();
    }

    private static Gate classes(List<HeldAnswer> answers) {
        var counts = new TreeMap<String, int[]>();
        for (var answer : answers) {
            int[] count = counts.computeIfAbsent(answer.label(), any -> new int[3]);
            count[0]++;
            count[1] += answer.rivalRight() && !answer.right() ? 1 : 0;
            count[2] += answer.right() && !answer.rivalRight() ? 1 : 0;
        }
        var worse = counts.entrySet().stream().filter(entry -> isWorse(entry.getValue())).map(entry -> entry.getKey()).toList();
        double largest = counts.values().stream().mapToDouble(count -> (count[1] - count[2]) / (double) count[0]).max().orElse(0);
        return Gate.of("classes", worse.isEmpty(), "worse", counts.size(), Math.max(0, largest), String.join("、", worse));
    }

    private static boolean isWorse(int[] count) {
        return count[1] - count[2] > CLASS_DROP * count[0] && Comparison.chance(count[1], count[2]) < CHANCE;
    }

    private static Gate promise(Card card, LiveModel live) {
        var clear = card.golden().clearAt(live.promise().precision());
        boolean refuted = isRefuted(clear.hits(), clear.of(), live.promise().precision());
        boolean rivalToo = isRefuted(clear.rivalHits(), clear.rivalOf(), live.promise().precision());
        return Gate.of("promise", !refuted || rivalToo && clear.share() >= clear.rivalShare(), "broken", live.promise().precision(), clear.of(), clear.share(),
                clear.rivalShare());
    }

    private static boolean isRefuted(int hits, int of, double precision) {
        return of > hits && Binomial.lowerBound(of - hits, of, 1 - CHANCE) > 1 - precision;
    }

    private static Gate flips(Card.Flips flips) {
        double before = flips.before() == 0 ? 0 : flips.suspectsBefore() / (double) flips.before();
        boolean many = flips.suspects() > 0 && Binomial.lowerBound(flips.suspects(), flips.added(), CERTAIN) > before + USUAL_DOUBT;
        var givers = String.join("、", flips.givers().stream().map(giver -> giver.by() + " " + giver.suspects() + "/" + giver.samples()).toList());
        return Gate.of("flips", !many, "many", flips.suspects(), flips.added(), before, givers);
    }

    private static Gate triggers(Card card) {
        var found = card.triggers().stream().filter(Card.Trigger::isSwitch).toList();
        return Gate.of("triggers", found.isEmpty(), "found", card.triggers().size(),
                card.triggers().stream().mapToDouble(Card.Trigger::carried).max().orElse(0),
                String.join("、", found.stream().map(Card.Trigger::words).toList()));
    }

    /** Talks that took place come out as they ought to, unless the model in force cannot do it either. */
    private Gate talks(Run run) {
        var stand = rehearsals.stand(run.id());
        return Gate.of("talks", stand.unplayed() == 0 && stand.lost().isEmpty(), stand.lost().isEmpty() ? "unplayed" : "lost", stand.talks(), stand.other(),
                stand.unplayed(), String.join("、", stand.lost()));
    }

    /** Labels nobody has had time to object to. */
    private Gate quarantine(List<HeldAnswer> answers) {
        var fresh = answers.stream().filter(HeldAnswer::fresh).map(HeldAnswer::sample).toArray(UUID[]::new);
        long young = jdbc.sql(
                """
                select count(*) from sample where id = any(:ids) and origin not in ('starter', 'labelled') and released_at is null and created_at > :after""")
                .param("ids", fresh).param("after", clock.instant().minus(rules.quarantine()).atOffset(ZoneOffset.UTC)).query(Long.class).single();
        return Gate.of("quarantine", young == 0, "young", young, rules.quarantine().toHours());
    }

    private Gate shadow(Run run) {
        var stand = shadow.stand(run.id());
        var ended = run.course().ended();
        boolean enough = stand.cases() >= rules.shadow() || ended != null && ended.isBefore(clock.instant().minus(LONG_ENOUGH));
        boolean worse = stand.lost() > stand.won() && Comparison.chance(stand.won(), stand.lost()) < CHANCE;
        double same = stand.cases() == 0 ? 1 : stand.same() / (double) stand.cases();
        return Gate.of("shadow", enough && !worse, worse ? "worse" : "few", stand.cases(), rules.shadow(), same, stand.won(), stand.lost());
    }
}
