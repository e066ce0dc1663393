package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.duties.BigList;
import huiying.bot.duties.Change;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.Inquiry;
import huiying.bot.duties.Known;
import huiying.bot.duties.ListImport;
import huiying.bot.duties.Proposals;
import huiying.bot.duties.ServiceItem;
import huiying.bot.duties.Share;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.routing.Unit;
import huiying.bot.routing.WhatIf;
import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.TableWriter;
import huiying.bot.sheets.Unreadable;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

class CityDeskTest {
    private final Hall hall = new Hall();
    private final Proposals proposals = new Proposals(hall.database.jdbc(), hall.clock);
    private final Audit audit = new Audit(hall.database.jdbc(), hall.clock);
    private final CityDesk desk = new CityDesk(hall.database.transactions(), hall.database.jdbc(), new CityDesk.Lists(hall.duties, proposals, hall.precedents),
            new CityDesk.Ground(hall.units, hall.grids, hall.places, new ManagedObjects(hall.database.jdbc())), audit);
    private final WhatIf whatIf = new WhatIf(hall.database.jdbc(), hall.cast.cases, hall.router);
    private final StaffMember admin = Hall.staff(Role.ADMIN, null);

    private Change change(String code, Share... shares) {
        var item = hall.duties.current().find(code).orElseThrow();
        return new Change(code, item, item.with(shares));
    }

    private static ServiceItem item(String code, String parent, String zh, String unit) {
        var plain = ServiceItem.of(code, parent, zh, Share.of(unit, "《规定》", "第1条"));
        return plain.meaning(new huiying.bot.duties.Meaning(zh, "", List.of(), null));
    }

    @Test
    void nothingIsInForceBeforeItIsApplied() {
        var id = desk.propose(admin, List.of(change("0206", Share.of("SZC", "《规定》", "第9条"))), "路灯移交市政");
        assertThat(hall.router.assignmentFor("0206", "LL0101").unit()).isEqualTo("CGJ");
        assertThat(proposals.open()).hasSize(1);
        assertThat(desk.apply(admin, id)).contains(2);
        assertThat(hall.router.assignmentFor("0206", "LL0101").unit()).isEqualTo("SZC");
        assertThat(hall.dispatched().cited().version()).isEqualTo(2);
        assertThat(desk.apply(admin, id)).isEmpty();
        assertThat(audit.latest(1).getFirst().action()).isEqualTo("duties.apply");
        assertThat(hall.duties.versions(1).getFirst().why()).isEqualTo("路灯移交市政");
    }

    @Test
    void aProposalTheListHasMovedOnUnderIsNotApplied() {
        var first = desk.propose(admin, List.of(change("0206", Share.of("SZC", "《规定》", "第9条"))), "一");
        var second = desk.propose(admin, List.of(change("0206", Share.of("SWJ", "《规定》", "第9条"))), "二");
        var third = desk.propose(admin, List.of(change("0205", Share.of("SZC", "《规定》", "第9条"))), "三");
        assertThat(desk.apply(admin, first)).isPresent();
        assertThat(desk.apply(admin, second)).isEmpty();
        assertThat(desk.apply(admin, third)).as("it touches something else").isPresent();
        assertThat(desk.discard(admin, second)).isTrue();
        assertThat(desk.discard(admin, second)).isFalse();
    }

    @Test
    void aRevertIsAVersionOfItsOwn() {
        var before = hall.duties.current();
        desk.apply(admin, desk.propose(admin, List.of(change("0206", Share.of("SZC", "《规定》", "第9条"))), "移交"));
        assertThat(desk.revert(admin, before.version(), "移交撤销")).isEqualTo(3);
        assertThat(Change.between(before, hall.duties.current())).isEmpty();
        assertThat(hall.duties.versions(1).getFirst().reverts()).isEqualTo(1);
    }

    /** What the replay says beforehand is exactly what happens afterwards, for lists changed at random. */
    @Test
    void whatIfTellsExactlyWhatApplyingDoes() {
        var random = new Random(20);
        var cases = cases(random, 240);
        int all = 0;
        for (int round = 0; round < 6; round++) {
            var changes = changes(random, round);
            var before = where(cases);
            var told = whatIf.replay(changes, hall.clock.instant().minus(Duration.ofDays(30)));
            assertThat(told.looked()).isEqualTo(cases.size());
            assertThat(where(cases)).as("looking changes nothing").isEqualTo(before);
            assertThat(desk.apply(admin, desk.propose(admin, changes, "第" + round + "次"))).isPresent();
            var after = where(cases);
            var happened = new HashSet<String>();
            before.forEach((id, unit) -> {
                if (!unit.equals(after.get(id))) {
                    happened.add(id + " " + unit + " " + after.get(id));
                }
            });
            assertThat(told.moved().stream().map(moved -> moved.id() + " " + moved.from().unit() + " " + moved.to().unit()))
                    .containsExactlyInAnyOrderElementsOf(
                            happened);
            all += happened.size();
        }
        assertThat(all).isGreaterThan(50);
    }

    private Map<UUID, String> where(List<Case> cases) {
        return cases.stream().collect(Collectors.toMap(Case::id, c -> hall.router.assignmentFor(hall.now(c)).unit()));
    }

    private List<Case> cases(Random random, int many) {
        var words = List.of("灯带不亮", "井盖松动", "路面积水", "树倒了", "自来水发黄");
        var all = new ArrayList<Case>();
        for (int n = 0; n < many; n++) {
            var category = List.of("0201", "0205", "0206", "0207", "0208", "0104", "0304").get(random.nextInt(7));
            var grid = random.nextInt(9) == 0 ? null : "LL0%d01".formatted(1 + random.nextInt(6));
            var told = Cast.brokenLamp().retold(words.get(random.nextInt(words.size()))).about(Cast.brokenLamp().matter().in(category))
                    .at(huiying.bot.cases.Spot
                            .named("某处").in(grid));
            all.add(hall.filed(told, Hall.sure(category)));
        }
        return all;
    }

    private List<Change> changes(Random random, int round) {
        var list = hall.duties.current();
        return switch (round % 3) {
            case 0 -> List.of(change("0206", Share.of(List.of("SZC", "CGJ").get(round % 2), "《规定》", "第9条")), change("0104", new Share("LL02",
                    "HBJ", List.of(), null, List.of()), Share.of("CGJ", "《规定》", "第1条")));
            case 1 -> List.of(new Change("N" + round, null, item("N" + round, "0206", round == 1 ? "灯带" : "不亮", "GDGS")), change("0205", Share.of(
                    round == 1 ? "SZC" : "HBJ", "《规定》", "第2条")));
            default ->
                List.of(new Change("0207", list.find("0207").orElse(null), list.find("0207").isPresent() ? null : item("0207", "02", "道路", "JTJ")), change("*",
                        Share.of(random.nextBoolean() ? "ZHZX" : "SFJ", "《规定》", "第6条")));
        };
    }

    @Test
    void openCasesOfAnItemAreListedBeforeItIsChanged() {
        var lamp = hall.dispatched();
        hall.make(hall.dispatched(), new huiying.bot.cases.CaseEvent.Cancelled("不用了"), hall.citizen());
        assertThat(whatIf.affected(List.of("0206"))).extracting(Case::id).containsExactly(lamp.id());
        assertThat(whatIf.affected(List.of("0205"))).isEmpty();
    }

    /** The size of a real list: read, checked, proposed, applied and used. */
    @Test
    void fiveThousandItemsLoadInLessThanTenSeconds() throws Unreadable {
        var file = TableWriter.write(BigList.table(), Format.XLSX);
        long started = System.nanoTime();
        var table = new TableReader(Budget.USUAL).read(file, Format.XLSX);
        var read = new ListImport(known(), DutyList.of(0, List.of())).read(table);
        assertThat(read.flaws()).isEmpty();
        assertThat(read.items()).hasSize(BigList.ITEMS);
        var target = DutyList.of(0, read.items());
        assertThat(read.items().stream().flatMap(item -> item.shares().stream()).flatMap(share -> share.basis().stream()).map(basis -> basis.law()).distinct())
                .hasSize(BigList.LAWS);
        var id = desk.propose(admin, Change.between(hall.duties.current(), target), "全量导入");
        long checked = System.nanoTime();
        assertThat(desk.apply(admin, id)).isPresent();
        assertThat(hall.router.list().items()).hasSize(BigList.ITEMS);
        long applied = System.nanoTime();
        System.out.printf("duty list: 5,309 items with 880 laws from XLSX: read and proposed %.2f s, applied and read back %.2f s%n", (checked - started) / 1e9,
                (applied
                        - checked) / 1e9);
        assertThat(applied - started).isLessThan(10_000_000_000L);
        decide();
    }

    private void decide() {
        var leaves = Taxonomy.bundled().leaves();
        var times = new long[2_000];
        for (int n = 0; n < 4_000; n++) {
            long begun = System.nanoTime();
            var to = hall.router.assignmentFor(new Inquiry(leaves.get(n % leaves.size()).code(), "LL030101", "说法" + n + "，三天了，没有人管，老人不敢出门"));
            times[n % 2_000] = System.nanoTime() - begun;
            assertThat(to.cited().version()).isEqualTo(2);
            assertThat(to.cited().item()).isNotNull();
            assertThat(to.basis()).contains("号法规");
        }
        java.util.Arrays.sort(times);
        System.out.printf("dispatch decision over 5,309 items: median %.2f ms, p95 %.2f ms%n", times[1_000] / 1e6, times[1_900] / 1e6);
        assertThat(times[1_000]).isLessThan(5_000_000L);
    }

    private Known known() {
        return new Known(hall.units.all().stream().map(Unit::code).collect(Collectors.toSet()), Set.of("LL"), Set.of("general7d"),
                Taxonomy.bundled().all().stream().map(
                        Category::code).collect(Collectors.toSet()));
    }
}
