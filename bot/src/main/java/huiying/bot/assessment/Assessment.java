package huiying.bot.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Cases;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Vault;

/** Judges the work of a period from the events and the residents' own answers, and hears the units that object. */
public final class Assessment {
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Records records;
    private final RuleBooks rules;
    private final Sheets sheets;
    private final Hearing hearing;

    /** What objections and reports are read with. */
    public record Hearing(Objections objections, Reports reports, ZoneId zone) {
        public static Hearing of(JdbcClient jdbc, Vault vault, Cases cases, Clock clock, ZoneId zone) {
            return new Hearing(new Objections(jdbc, vault, clock), new Reports(jdbc, cases), zone);
        }
    }

    public Assessment(TransactionOperations transactions, JdbcTemplate template, RuleBooks rules, Hearing hearing, Clock clock) {
        this.transactions = transactions;
        this.jdbc = JdbcClient.create(template);
        this.records = new Records(template);
        this.rules = rules;
        this.sheets = new Sheets(jdbc, clock);
        this.hearing = hearing;
    }

    /** Everything that was found about a period: one reading of the records, so that all its figures agree. */
    public record Findings(Period period, RuleBook rules, List<Cycle> cycles, List<Tale> tales, Sheet sheet) {

        /** Marks of the period itself. */
        public List<Mark> marks() {
            return tales.stream().flatMap(tale -> tale.marks().stream()).filter(mark -> period.contains(mark.at()) || mark.kind() == Mark.Kind.OPEN_LATE)
                    .toList();
        }

        public List<Chain> chains() {
            return Chain.of(closed());
        }

        public List<Chain.Gap> gaps() {
            return Chain.gaps(closed());
        }

        /** Ended in other ways than by a unit's work, and so without a loop to close. */
        public long ended() {
            return tales.stream().filter(Tale::ended).count();
        }

        public Map<String, WorkRates> work() {
            var marks = marks().stream().collect(Collectors.groupingBy(Mark::unit));
            var asked = cycles.stream().collect(Collectors.groupingBy(Cycle::unit));
            var units = new TreeSet<>(marks.keySet());
            units.addAll(asked.keySet());
            var work = new TreeMap<String, WorkRates>();
            units.forEach(unit -> work.put(unit, WorkRates.of(marks.getOrDefault(unit, List.of()), asked.getOrDefault(unit, List.of()))));
            return work;
        }

        private List<Tale> closed() {
            return tales.stream().filter(tale -> tale.closed() != null && period.contains(tale.closed())).toList();
        }
    }

    /** @param version of the rules; those valid at the end of the period when null */
    public Findings of(Period period, @Nullable Integer version) {
        return reading(() -> {
            var book = version == null ? current(period) : rules.find(version).orElseGet(() -> current(period));
            var cycles = records.cycles(period);
            var tales = records.tales(period);
            var used = sheets.uses(period);
            tales.forEach(tale -> Optional.ofNullable(used.get(tale.caseId())).ifPresent(tale::used));
            var found = new Findings(period, book, cycles, tales, new Sheet(period, book.version(), List.of()));
            var sheet = Sheet.of(period, book, cycles, found.marks(), hearing.objections().annulled(period.asOf()));
            return new Findings(period, book, cycles, tales, sheet);
        });
    }

    /** What residents said about a period's work, without the events behind it: enough for the three rates, and far quicker. */
    public Findings said(Period period) {
        return reading(() -> {
            var book = current(period);
            var cycles = records.cycles(period);
            return new Findings(period, book, cycles, List.of(), Sheet.of(period, book, cycles, List.of(), Set.of()));
        });
    }

    /** How the hotline answered in a period. */
    public Answering answering(Period period) {
        return reading(() -> Answering.of(jdbc, period));
    }

    /** What looks as if figures were made rather than earned. */
    public List<Gaming.Flag> gaming(Findings found) {
        return reading(() -> Gaming.find(found.cycles(), hearing.reports().of(found.period())));
    }

    /** Publishes the sheet: from now on its cases have their seventh link. */
    public Sheets.Published publish(Findings found, StaffMember by) {
        return reading(() -> {
            var cases = new HashSet<UUID>();
            found.cycles().forEach(cycle -> cases.add(cycle.caseId()));
            found.marks().forEach(mark -> cases.add(mark.caseId()));
            return sheets.publish(found.sheet(), new ArrayList<>(cases), by.id().toString());
        });
    }

    public List<Sheets.Published> published(Period period) {
        return sheets.of(period);
    }

    /** Makes a published sheet again from the records, as of its moment: whether it is still the same. */
    public boolean isReproducible(Sheets.Published published) {
        return of(published.period(), published.version()).sheet().digest().equals(published.digest());
    }

    public RuleBooks rules() {
        return rules;
    }

    /** A unit asks; empty when it asked the same before, or the case was never its own. */
    public Optional<Objection> object(StaffMember who, Objection.Subject about, String code, String words) {
        need(words, code);
        return Objects.requireNonNull(transactions.execute(status -> hadIt(who, about.caseId())
                ? hearing.objections().ask(about, Objects.requireNonNull(who.unit()), code, who.id().toString(), words)
                : Optional.<Objection>empty()));
    }

    /** A supervisor decides; false when it was decided meanwhile or is not theirs to decide. */
    public boolean decide(StaffMember who, UUID objection, boolean granted, String words) {
        need(words, "other");
        return who.role() == Role.SUPERVISOR && Boolean.TRUE.equals(transactions.execute(status -> hearing.objections().find(objection).filter(seen -> seen
                .state().waits() && !sameJudge(seen, who)).map(seen -> hearing.objections().move(seen, seen.state().decided(granted), who.id().toString(),
                        words))
                .orElse(false)));
    }

    /** The unit does not accept the refusal. Once. */
    public boolean appeal(StaffMember who, UUID objection, String words) {
        need(words, "other");
        return Boolean.TRUE.equals(transactions.execute(status -> hearing.objections().find(objection).filter(seen -> seen
                .state() == Objection.State.REFUSED && seen.unit().equals(who.unit())).map(seen -> hearing.objections().move(seen, Objection.State.APPEALED,
                        who.id().toString(), words))
                .orElse(false)));
    }

    /** A supervisor sees all, a unit its own. */
    public List<Objection> objections(StaffMember who, int limit) {
        return switch (who.role()) {
            case SUPERVISOR, ADMIN -> hearing.objections().list(null, limit);
            case DEPARTMENT -> hearing.objections().list(Objects.requireNonNullElse(who.unit(), ""), limit);
            case AGENT, SECURITY, AUDITOR -> List.of();
        };
    }

    // whoever refused it does not decide on the appeal
    private static boolean sameJudge(Objection seen, StaffMember who) {
        return seen.state() == Objection.State.APPEALED && seen.said().stream().anyMatch(step -> step.state() == Objection.State.REFUSED && step.person()
                .equals(who.id().toString()));
    }

    private boolean hadIt(StaffMember who, UUID caseId) {
        return who.role() == Role.DEPARTMENT && who.unit() != null && jdbc.sql("""
                                                                               select exists (select from case_event where case_id = ? and facts->>'unit' = ?
                                                                                   and type in ('DISPATCHED', 'RETURN_ACCEPTED', 'ARBITRATED'))""").params(
                caseId, who.unit()).query(Boolean.class).single();
    }

    private static void need(String words, String code) {
        if (words.isBlank() || !Objection.CODES.contains(code)) {
            throw new IllegalArgumentException("an objection has a reason, and a decision too");
        }
    }

    private RuleBook current(Period period) {
        return rules.on(LocalDate.ofInstant(period.end(), hearing.zone()));
    }

    // a month of a large city takes longer than a request usually may
    private <T> T reading(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("set local statement_timeout = '60s'").update();
            return work.get();
        }));
    }

    /** The cases behind one figure of a unit. */
    public static Set<UUID> cases(List<Cycle> cycles, java.util.function.Predicate<Cycle> wanted) {
        return cycles.stream().filter(wanted).map(Cycle::caseId).collect(Collectors.toSet());
    }
}
