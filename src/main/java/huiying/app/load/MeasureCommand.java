package huiying.app.load;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import huiying.app.config.Workbench;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Period;
import huiying.bot.assessment.RuleBooks;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.search.Lexemes;
import huiying.bot.search.Query;
import huiying.bot.search.Search;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.CaseKeys;
import huiying.nlp.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what people wait for: a case with its timeline, a search, including opening what is found, and the assessment. */
@Command(name = "measure", mixinStandardHelpOptions = true, description = "Time timelines, searches and the assessment on the database of a data directory no service is using.")
public final class MeasureCommand implements Callable<Integer> {
    private static final int PAGE = 60;
    private static final int ASSESSED = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "200", description = "How often each is asked (default: ${DEFAULT-VALUE}).")
    private int rounds = 200;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "The data directory (default: as configured).")
    private @Nullable Path data;

    @Override
    public Integer call() {
        try (var bench = Workbench.open(data)) {
            var cases = new Cases(bench.jdbc(), new CaseKeys(bench.vault(), bench.jdbc()), bench.vault(), new Feed(bench.jdbc()), Clock.systemUTC(),
                    bench.zone());
            var search = new Search(bench.jdbc(), bench.vault(), new Lexemes(bench.vault()), List.of("main"));
            long all = bench.jdbc().sql("select count(*) from cases").query(Long.class).single();
            var numbers = bench.jdbc().sql("select number from cases tablesample bernoulli (" + Math.min(100, 200_000.0 / Math.max(1, all))
                    + ") where number is not null").query(String.class).list();
            say(String.format(Locale.ROOT, "%,d cases; each line: median, 95th percentile and longest of %d, in milliseconds", all, rounds));
            time("timeline", n -> cases.find(new CaseNumber(numbers.get(n % numbers.size()))).map(found -> cases.history(found.id()).size()).orElse(0));
            searches(cases, search);
            assess(bench, cases);
        }
        return 0;
    }

    /** A sheet over everything there is, from the records alone, three times over. */
    private void assess(Workbench bench, Cases cases) {
        var clock = Clock.systemUTC();
        var books = new RuleBooks(bench.jdbc(), clock);
        bench.transactions().executeWithoutResult(status -> books.fill());
        var assessment = new Assessment(bench.transactions(), bench.template(), books, Assessment.Hearing.of(bench.jdbc(), bench.vault(), cases, clock,
                bench.zone()), clock);
        var all = new Period(Instant.EPOCH, clock.instant(), clock.instant());
        for (int round = 1; round <= ASSESSED; round++) {
            long began = System.nanoTime();
            var found = assessment.of(all, null);
            say(String.format(Locale.ROOT, "assessment of all cases, %d: %.2f s; %,d units, sheet %s", round, (System.nanoTime() - began) / 1e9, found.sheet()
                    .lines().size(), found.sheet().digest().substring(0, 12)));
        }
    }

    private void searches(Cases cases, Search search) {
        var agent = new StaffMember(new UUID(0, 0), "agent", "agent", Role.AGENT, null, Language.ZH);
        var unit = new StaffMember(new UUID(0, 0), "unit", "unit", Role.DEPARTMENT, "CGJ", Language.ZH);
        var random = new SplittableRandom(7);
        time("search: one case in two", n -> opened(cases, search, agent, words("问题")));
        time("search: a common matter", n -> opened(cases, search, agent, words(n % 2 == 0 ? "流动摊贩" : "摆摊")));
        time("search: matter and place", n -> opened(cases, search, agent, words("柳荫里 路灯")));
        time("search: one in 46,656", n -> opened(cases, search, agent, words("编号" + Integer.toString(random.nextInt(46_656), 36))));
        time("search: common words that never meet", n -> opened(cases, search, agent, words("占道经营 晚上根本睡不着 柳荫里 路灯 停水")));
        time("search: nothing", n -> opened(cases, search, agent, words("喜马拉雅雪豹")));
        time("search: a unit's own", n -> opened(cases, search, unit, words("路灯")));
        time("search: unit and state", n -> opened(cases, search, agent, where(new Query.Where("CGJ", "IN_PROGRESS", null, null, null, null))));
        time("search: telephone number", n -> opened(cases, search, agent,
                new Query(new Query.Said("", "", "138" + (10_000_000 + random.nextInt(80_000_000))), Query.Where.ANYWHERE, new Query.Page(null, PAGE))));
    }

    private static Query words(String words) {
        return Query.words(words, PAGE);
    }

    private static Query where(Query.Where where) {
        return new Query(Query.Said.ANYTHING, where, new Query.Page(null, PAGE));
    }

    private static int opened(Cases cases, Search search, StaffMember who, Query query) {
        return cases.byIds(search.find(who, query)).size();
    }

    private void time(String what, IntFunction<Integer> ask) {
        int found = 0;
        for (int n = 0; n < Math.min(20, rounds); n++) {
            found = ask.apply(n);
        }
        var times = new double[rounds];
        for (int n = 0; n < rounds; n++) {
            long began = System.nanoTime();
            found = Math.max(found, ask.apply(n));
            times[n] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        say(String.format(Locale.ROOT, "%-40s %8.1f %8.1f %8.1f   (up to %d)", what, times[rounds / 2], times[(int) (rounds * 0.95)], times[rounds - 1],
                found));
    }

    private void say(String line) {
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
