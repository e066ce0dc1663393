package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Replays;
import huiying.bot.cases.RowCheck;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.desk.Policy;
import huiying.bot.sla.Receipts;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.survey.Question;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/**
 * Many lives of cases at random: fifty actors – residents, agents, departments, supervisors, an administrator and the clock – do whatever
 * they like, and what must hold holds after each step.
 */
class LivesTest {
    private static final List<String> UNITS = List.of("CGJ", "SWJ", "ZJJ", "JD01", "ZHZX");
    private static final List<String> CATEGORIES = List.of("0206", "0201", "1503", "0301", "1506");

    private final Hall hall = new Hall();
    private static final String SECRET = "暗号柳絮";
    private static final String QUARREL = "这不属于我单位";

    private final List<Case> lives = new ArrayList<>();
    private final List<UUID> residents = IntStream.range(0, 24).mapToObj(n -> hall.addresses.keep(new Address("web", "main", "resident-of-many-" + n)))
            .toList();
    private final List<StaffMember> agents = Stream.generate(() -> Hall.staff(Role.AGENT, null)).limit(8).toList();
    private final List<StaffMember> supervisors = Stream.generate(() -> Hall.staff(Role.SUPERVISOR, null)).limit(3).toList();
    private final List<StaffMember> clerks = UNITS.stream().flatMap(unit -> Stream.of(false, false, true).map(head -> clerk(unit, head))).toList(); // fourteen
    private final StaffMember admin = Hall.staff(Role.ADMIN, null);
    private final Receipts receipts = new Receipts(hall.database.jdbc(), hall.terms, hall.cast.cases, Cast.CITY);
    private final Postman postman = new Postman(hall.database.jdbc(), TestDatabase.vault(), hall.web);
    private final RowCheck rows = new RowCheck(hall.database.jdbc(), hall.cast.cases);

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4_444})
    void whateverHappensWhatMustHoldHolds(long seed) {
        var random = new Random(seed);
        assertThat(residents.size() + agents.size() + supervisors.size() + clerks.size()).as("with the administrator and the clock").isGreaterThanOrEqualTo(48);
        for (int n = 0; n < 12; n++) {
            var who = pick(residents, random);
            lives.add(hall.cast.inTransaction(() -> hall.moves.open(told(random), Origin.of("web", who), Actor.citizen(who))));
        }
        int moved = 0;
        for (int step = 0; step < 600; step++) {
            var about = hall.now(lives.get(random.nextInt(lives.size())));
            moved += happens(about, random) ? 1 : 0;
            postman.brings(random, hall.clock.instant());
            holds(about, hall.now(about), seed + "/" + step);
        }
        assertThat(moved).as("seed %d", seed).isGreaterThan(100);
        end(random, seed);
    }

    private boolean happens(Case about, Random random) {
        try {
            return switch (random.nextInt(10)) {
                case 0 -> resident(about, random);
                case 1, 2 -> time(random);
                case 3, 4, 5 -> decides(unit(about, random), about, unitAct(random));
                case 6, 7 -> decides(pick(agents, random), about, agentAct(random));
                case 8 -> decides(random.nextInt(12) == 0 ? admin : pick(supervisors, random), about, supervisorAct(random));
                default -> answers(about, random);
            };
        } catch (NotAllowedNow | NotPermitted refused) {
            return false;
        }
    }

    private boolean resident(Case about, Random random) {
        hall.cast.inTransaction(() -> switch (random.nextInt(6)) {
            case 0 -> about.state() == CaseStatus.DRAFT
                    ? hall.moves.file(about.id(), random.nextBoolean() ? Hall.sure("0206") : null, citizen(about)).filed()
                    : hall.moves.reopen(about.id(), "又坏了", citizen(about));
            case 1 -> hall.moves.make(about.id(), new CaseEvent.Supplemented("还没来人"), citizen(about));
            case 2 -> hall.moves.amend(about.id(), about.told().at(Spot.named(random.nextBoolean() ? "青禾路18号" : "柳荫里3号")), citizen(about));
            case 3 -> random.nextInt(8) == 0 ? hall.moves.make(about.id(), new CaseEvent.Cancelled("不用了"), citizen(about)) : about;
            case 4 -> hall.moves.leave(about.id(), citizen(about));
            default -> hall.moves.file(about.id(), Hall.sure("0206"), citizen(about)).filed();
        });
        return true;
    }

    private static Actor citizen(Case about) {
        return Actor.citizen(Objects.requireNonNull(about.address()));
    }

    private boolean time(Random random) {
        hall.clock.forward(Duration.ofMinutes(random.nextInt(60 * (random.nextInt(4) == 0 ? 48 : 3))));
        return hall.watch.fireDue() + hall.desk.carryOutDue() > 0;
    }

    private boolean decides(StaffMember who, Case about, Command act) {
        hall.desk.ask(who, UUID.randomUUID().toString(), about.id(), act);
        hall.clock.forward(Duration.ofSeconds(11));
        return hall.desk.carryOutDue() > 0;
    }

    private boolean answers(Case about, Random random) {
        var survey = hall.surveys.ofResolution(about);
        var question = Question.values()[random.nextInt(3)];
        survey.ifPresent(it -> hall.cast.inTransaction(() -> hall.aftercare.answer(it.id(), question, question.answers().get(random.nextInt(question.answers()
                .size())), citizen(about))));
        return survey.isPresent();
    }

    private Command unitAct(Random random) {
        var later = hall.clock.instant().plus(Duration.ofDays(1 + random.nextInt(12)));
        return switch (random.nextInt(17)) {
            case 14 -> new Command.AskAssist(pick(UNITS, random), "请配合");
            case 15 -> new Command.AcceptAssist();
            case 16 -> new Command.Assist("已配合");
            case 6 -> new Command.AskInfo("请补充");
            case 7 -> new Command.AskExtension(later, "等料");
            case 8 -> new Command.AskPlan(later.plus(Duration.ofDays(20)), "列入计划");
            case 9 -> new Command.Progress("已到货");
            case 10 -> new Command.Contact("phone", random.nextBoolean(), "");
            case 11 -> random.nextBoolean() ? new Command.Resume() : new Command.Rectify("已改");
            case 12 -> new Command.ReportUnsolved("规划不允许", "规划第12条");
            case 13 -> new Command.AnswerSupervision("已安排");
            case 0 -> new Command.Sign();
            case 1 -> new Command.AskReturn("职责清单", pick(UNITS, random), QUARREL);
            case 2 -> new Command.Note("已联系居民");
            case 3 -> new Command.HandTo("老王");
            default -> new Command.Report(random.nextBoolean() ? "已派人到现场处理并恢复正常" : "好", "");
        };
    }

    private Command agentAct(Random random) {
        return switch (random.nextInt(19)) {
            case 18 -> new Command.Split("路灯不亮", "垃圾没人收", pick(CATEGORIES, random));
            case 9 -> new Command.Merge(pick(lives, random).id());
            case 10 -> new Command.Unmerge("原因不同");
            case 11 -> new Command.ProposeRefusal("court", "条例第九条", "法院", "在诉");
            case 12 -> new Command.ProposeInvalid("silent", "无内容");
            case 13 -> new Command.Inform("居民来电补充");
            case 14 -> new Command.Urge("催办");
            case 15 -> new Command.AskInfo("几号楼？");
            case 16 -> new Command.Appeal("不服");
            case 17 -> new Command.Agree();
            case 0 -> new Command.Confirm(pick(CATEGORIES, random));
            case 1 -> new Command.Correct(pick(CATEGORIES, random));
            case 2 -> new Command.Assign(pick(UNITS, random), "协商");
            case 3 -> new Command.AcceptReturn(pick(UNITS, random));
            case 4 -> new Command.RejectReturn("属于贵单位");
            case 5 -> new Command.SendToArbitration("two-returns");
            case 6 -> new Command.Visited("YES", random.nextBoolean() ? "YES" : "NO", null, "电话回访");
            case 7 -> new Command.Locate("柳荫里");
            default -> new Command.Reopen("居民来电");
        };
    }

    private Command supervisorAct(Random random) {
        return switch (random.nextInt(7)) {
            case 3, 4 -> new Command.Agree();
            case 5 -> new Command.Decline("再办");
            case 6 -> new Command.Supervise(hall.clock.instant().plus(Duration.ofHours(8)), "为何？");
            case 0 -> new Command.Approve();
            case 1 -> new Command.SendBack("再核实");
            default -> new Command.Arbitrate(pick(UNITS, random), "会商纪要");
        };
    }

    private StaffMember unit(Case about, Random random) {
        var own = clerks.stream().filter(who -> who.belongsTo(about.unit())).toList();
        return own.isEmpty() || random.nextInt(5) == 0 ? pick(clerks, random) : pick(own, random);
    }

    private static StaffMember clerk(String unit, boolean head) {
        return new StaffMember(UUID.randomUUID(), "clerk", "clerk", Role.DEPARTMENT, unit, Language.ZH, head);
    }

    private List<String> tablesWith(String words) {
        return hall.database.owner().sql("select tablename from pg_tables where schemaname = 'public'").query(String.class).list().stream()
                .filter(table -> count("select count(*) from " + table + " t where t::text like '%" + words + "%'") > 0).toList();
    }

    /** The invariants of the model, after each step. */
    private void holds(Case before, Case after, String where) {
        assertThat(hall.cast.cases.replayed(after.id())).as("replay at %s", where).isEqualTo(after);
        assertThat(rows.verify(after.id())).as("columns at %s", where).isEmpty();
        told(after, where);
        hidden(after, where);
        var owner = after.queue() != null ? after.queue() : after.unit();
        assertThat(owner).as("owner of %s at %s", after.state(), where).isNotBlank();
        if (after.state().isWork()) {
            assertThat(after.number()).isNotNull();
            assertThat(hall.running(clocked(after))).as("timers of %s at %s", after.state(), where).isNotEmpty();
        }
        if (after.state().isWithUnit() && after.state() != CaseStatus.NEED_INFO) {
            assertThat(running(after, "T_PROMISE") || passed(after.promisedAt())).as("the resident's clock of %s at %s", after.state(), where).isTrue();
            assertThat(running(after, "T_TOTAL") || passed(after.dueAt())).as("the unit's clock of %s at %s", after.state(), where).isTrue();
        }
        moved(before, after, where);
        assertThat(after.returns()).isLessThanOrEqualTo(2);
        assertThat(after.tally().arbitrations()).as("arbitrations at %s", where).isLessThanOrEqualTo(1);
        assertThat(after.tally().appeals()).as("appeals at %s", where).isLessThanOrEqualTo(1);
        assertThat(after.tally().extensions()).as("extensions at %s", where).isLessThanOrEqualTo(2);
        postman.agreesWithTheHouse(where);
        assertThat(after.times().paused()).as("waited at %s", where).isLessThanOrEqualTo(Duration.ofDays(3));
    }

    /** While it is open the resident hears nothing of whose job it is not. */
    private void told(Case c, String where) {
        if (c.state() == CaseStatus.RETURN_ASKED || c.state() == CaseStatus.ARBITRATION) {
            assertThat(words(c)).as("what the resident was told at %s", where).noneMatch(text -> text.contains(QUARREL) || text.contains("不属于"));
            assertThat(hall.cast.cases.history(c.id()).getLast().event().isPublic()
                    && !(hall.cast.cases.history(c.id()).getLast().event() instanceof CaseEvent.Supplemented))
                    .as("the step that is on the timeline at %s", where).isFalse();
        }
    }

    private List<String> words(Case c) {
        return hall.database.jdbc().sql("select id, parameters from notice where case_id = ?").param(c.id())
                .query((row, n) -> TestDatabase.vault().openText(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getBytes("parameters"))).list();
    }

    /** Who has no business with a case sees nothing of it, and whoever told it in confidence is seen by nobody. */
    private void hidden(Case c, String where) {
        for (var who : clerks) {
            boolean concerned = who.belongsTo(c.unit()) || c.assists().stream().anyMatch(assist -> who.belongsTo(assist.unit()));
            assertThat(Policy.sees(who, c) && !concerned).as("%s at %s", who.unit(), where).isFalse();
            assertThat(hall.desk.permits(who, c, new Command.Note("")) && !concerned).as("%s at %s", who.unit(), where).isFalse();
        }
        assertThat(Policy.seesIdentity(admin, c)).as("an administrator at %s", where).isFalse();
        if (c.confidential()) {
            assertThat(Stream.of(agents, supervisors, clerks).flatMap(List::stream)).as("identity at %s", where).noneMatch(who -> Policy.seesIdentity(who, c));
        }
    }

    /** A date is moved by what may move it, and by nothing else. */
    private void moved(Case before, Case after, String where) {
        if (Objects.equals(before.promisedAt(), after.promisedAt()) || before.promisedAt() == null) {
            return;
        }
        var steps = hall.cast.cases.history(after.id()).stream().filter(step -> step.seq() > before.seq()).map(step -> step.event()).toList();
        assertThat(steps).as("what moved the resident's date at %s", where).anyMatch(event -> event instanceof CaseEvent.ExtensionGranted
                || event instanceof CaseEvent.Scheduled || event instanceof CaseEvent.InfoGiven || event instanceof CaseEvent.InfoOverdue
                || event instanceof CaseEvent.Reopened || event instanceof CaseEvent.Appealed);
    }

    /** What is merged is carried by its head. */
    private Case clocked(Case c) {
        return c.state() == CaseStatus.MERGED ? hall.now(hall.cast.cases.byId(Objects.requireNonNull(c.beside().head())).orElseThrow()) : c;
    }

    private void end(Random random, long seed) {
        var check = new ChainCheck(hall.database.jdbc());
        assertThat(check.verifyAll().broken()).as("seed %d", seed).isEmpty();
        assertThat(count("select count(*) from (select case_id, resolution from survey group by 1, 2 having count(*) > 1) t")).isZero();
        assertThat(count(
                "select count(*) from (select case_id, facts->>'kind', facts->>'ordinal' from case_event where type = 'DEADLINE_FIRED' group by 1, 2, 3 having count(*) > 1) t"))
                .isZero();
        assertThat(count("select count(*) from deadline where fired_at < due_at")).isZero();
        assertThat(count("select count(*) from case_event where type in ('REFUSED', 'FOUND_INVALID', 'CLOSED_UNSOLVED') and actor_kind <> 'staff'")).isZero();
        assertThat(count("select count(*) from (select logical_key from notice group by 1 having count(*) > 1) t")).isZero();
        assertThat(count(
                "select count(*) from cases where state in ('CLOSED_OK', 'CLOSED_SILENT', 'CANCELLED') and id in (select case_id from deadline where fired_at is null and cancelled_at is null and kind not in ('T_CALLED', 'T_MENDED'))"))
                .isZero();
        assertThat(lives).allSatisfy(c -> assertThat(receipts.of(c.id())).allMatch(Receipts.Receipt::holds));
        assertThat(Replays.differing(hall.database.owner(), hall.cast.cases, hall.cast.keys)).as("rows byte for byte").isEmpty();
        assertThat(tablesWith(SECRET)).as("tables in which a resident's words can be read").isEmpty();
        var erased = lives.get(random.nextInt(lives.size()));
        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(erased.id());
            return 0;
        });
        assertThat(check.verifyAll().broken()).as("after erasing, seed %d", seed).isEmpty();
        assertThat(hall.cast.cases.replayed(erased.id())).isEqualTo(hall.now(erased));
    }

    private boolean running(Case c, String timer) {
        return hall.running(c).contains(timer);
    }

    private boolean passed(Instant moment) {
        return !moment.isAfter(hall.clock.instant());
    }

    private long count(String sql) {
        return hall.database.owner().sql(sql).query(Long.class).single();
    }

    private static Draft told(Random random) {
        var matter = new Matter(random.nextInt(6) == 0 ? Nature.WHISTLEBLOWING : Nature.HELP, pick(CATEGORIES, random), random.nextInt(8) == 0
                ? Urgency.URGENT
                : Urgency.ORDINARY, random.nextInt(6) == 0, random.nextInt(4) == 0);
        return new Draft("标题", "路灯不亮，" + SECRET, random.nextInt(5) == 0 ? Spot.UNKNOWN : Spot.named("柳荫里3号楼"), matter, null, Language.ZH);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

}
