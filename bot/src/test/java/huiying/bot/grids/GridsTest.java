package huiying.bot.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.Cast;
import huiying.bot.CityDesk;
import huiying.bot.Hall;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Spot;
import huiying.bot.duties.Proposals;
import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Table;
import huiying.bot.sheets.Unreadable;
import huiying.bot.staff.Role;
import huiying.nlp.Language;

class GridsTest {
    private final Hall hall = new Hall();
    private final ManagedObjects objects = new ManagedObjects(hall.database.jdbc());
    private final CityDesk desk = new CityDesk(hall.database.transactions(), hall.database.jdbc(),
            new CityDesk.Lists(hall.duties, new Proposals(hall.database.jdbc(),
                    hall.clock), hall.precedents),
            new CityDesk.Ground(hall.units, hall.grids, hall.places, objects), new Audit(hall.database.jdbc(), hall.clock));
    private final huiying.bot.staff.StaffMember admin = Hall.staff(Role.ADMIN, null);

    private GridImport.Result read(String features) throws Unreadable {
        return new GridImport(Set.of("CGJ"), hall.grids.map(), hall.grids.today()).read(("{\"features\":[" + features + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String square(String code, String level, double west, double south, double east, double north) {
        return "{\"properties\":{\"code\":\"%s\",\"level\":\"%s\",\"name_zh\":\"片\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}"
                .formatted(code, level, west, south, east, south, east, north, west, north, west, south);
    }

    @Test
    void aDistrictOfThreeThousandPatchesLoadsAndEveryPointFindsItsGroupAndItsWorker() throws Unreadable {
        long started = System.nanoTime();
        var read = new GridImport(Set.of(), hall.grids.map(), hall.grids.today()).read(Checkerboard.geoJson());
        assertThat(read.flaws()).isEmpty();
        assertThat(read.counts().values()).containsExactly(1L, 6L, 54L, 159L, 593L, 2_516L);
        desk.keepGrids(admin, read.grids());
        long loaded = System.nanoTime();
        var random = new Random(6);
        for (int n = 0; n < 1_000; n++) {
            var at = hall.grids.at(30 + random.nextDouble(), 120 + random.nextDouble()).orElseThrow();
            assertThat(at.level()).isEqualTo(Grid.Level.GROUP);
            assertThat(hall.grids.map().walked(at.code()).orElseThrow().keeper().worker()).isEqualTo("网格员" + at.code().substring(0, 8));
        }
        double each = (System.nanoTime() - loaded) / 1e6 / 1_000;
        System.out.printf("grids: 3,329 patches loaded in %.1f s; point to responsible worker %.3f ms%n", (loaded - started) / 1e9, each);
        assertThat(each).isLessThan(50);
        assertThat(hall.grids.path("BD0101010101", Language.ZH)).isEqualTo("片BD01 片BD0101 片BD010101 片BD01010101 片BD0101010101");
    }

    @ParameterizedTest
    @CsvSource({"'{\"properties\":{\"level\":\"grid\",\"name_zh\":\"x\"}}',code,code-missing",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"moon\"}}',level,unknown-level",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\"}}',name_zh,name-missing",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\",\"name_zh\":\"x\",\"unit\":\"NO\"}}',unit,unknown-unit",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\",\"name_zh\":\"x\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}',geometry,not-a-polygon",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\",\"name_zh\":\"x\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}}',geometry,ring-open",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\",\"name_zh\":\"x\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[999,0],[1,1],[0,0]]]}}',geometry,out-of-range",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\",\"name_zh\":\"x\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}',geometry,crosses-itself",
            "'{\"properties\":{\"code\":\"X\",\"level\":\"district\",\"name_zh\":\"x\",\"valid_from\":\"soon\"}}',valid_from,not-a-date",
            "'{\"properties\":{\"code\":\"LL99\",\"level\":\"grid\",\"name_zh\":\"x\"}}',code,parent-missing"})
    void everyFlawOfAFeatureIsNamed(String feature, String property, String code) throws Unreadable {
        assertThat(read(feature).flaws()).extracting(Flaw::row, Flaw::column, Flaw::code).contains(org.assertj.core.api.Assertions.tuple(1, property, code));
    }

    @Test
    void aPatchMustLieInWhatItsCodeSays() throws Unreadable {
        var far = read(square("Z", "district", 0, 0, 1, 1) + "," + square("Z1", "street", 5, 5, 6, 6));
        assertThat(far.flaws()).extracting(Flaw::row, Flaw::code).containsExactly(org.assertj.core.api.Assertions.tuple(2, "outside-parent"));
        assertThatThrownBy(() -> read("")).isInstanceOf(Unreadable.class);
    }

    @Test
    void aPointOnAnEdgeMeansWhatBothSidesHaveInCommon() throws Unreadable {
        desk.keepGrids(admin, read(square("Z", "district", 0, 0, 2, 1) + "," + square("Z1", "street", 0, 0, 1, 1) + "," + square("Z2", "street", 1, 0, 2, 1))
                .grids());
        assertThat(hall.grids.at(.5, .5).orElseThrow().code()).isEqualTo("Z1");
        assertThat(hall.grids.at(.5, 1).orElseThrow().code()).isEqualTo("Z");
    }

    @Test
    void aSplitKeepsWhereOldCasesWereAndCountsThemOnce() throws Unreadable {
        var before = hall.dispatched();
        assertThat(before.grid()).isEqualTo("LL010102");
        var parts = read(square("LL010105", "grid", 113.016, 28.099, 113.026, 28.125) + "," + square("LL010106", "grid", 113.026, 28.099, 113.036, 28.125))
                .grids();
        desk.replaceGrids(admin, List.of("LL010102"), parts, "人口增加");
        hall.clock.forward(java.time.Duration.ofMinutes(1));
        assertThat(hall.now(before).grid()).isEqualTo("LL010102");
        assertThat(hall.grids.path("LL010102", Language.ZH)).endsWith("柳荫里第2网格");
        assertThat(hall.grids.find("LL010102").orElseThrow().time().to()).isEqualTo(hall.grids.today());
        assertThat(hall.grids.find("LL010105").orElseThrow().time().after()).containsExactly("LL010102");
        var after = hall.filed(Cast.brokenLamp().at(new Spot(null, null, 28.11, 113.02)), Hall.sure("0206"));
        assertThat(after.grid()).isEqualTo("LL010105");
        assertThat(hall.places.gridOf("柳荫里3号楼前")).isPresent().get().asString().startsWith("LL0101").isNotEqualTo("LL010102");
        var sums = hall.grids.map().rolledUp(hall.grids.filed());
        assertThat(sums).containsEntry("LL", 2).containsEntry("LL01", 2).containsEntry("LL0101", 2).containsEntry("LL010102", 1).containsEntry("LL010105", 1);
        assertThat(hall.grids.map().children("LL0101").stream().mapToInt(grid -> sums.getOrDefault(grid.code(), 0)).sum()).isEqualTo(2);
    }

    @Test
    void mergedPatchesLeaveTheirPlacesToTheNewOne() throws Unreadable {
        var whole = read(square("LL010109", "grid", 112.999, 28.0999, 113.036, 28.1485)).grids();
        desk.replaceGrids(admin, List.of("LL010101", "LL010102", "LL010103", "LL010104"), whole, "合并");
        assertThat(hall.database.jdbc().sql("select count(*) from place where grid in ('LL010101', 'LL010102', 'LL010103', 'LL010104')").query(Long.class)
                .single())
                .isZero();
        assertThat(hall.grids.at(28.11, 113.02).orElseThrow().code()).isEqualTo("LL010109");
    }

    @Test
    void aNumberOnAThingLeadsToItsPlaceAndItsUnit() {
        desk.keepObjects(admin, List.of(new ManagedObject("LD-00123", "lamp", new Grid.Name("书院路3号灯杆", ""), new ManagedObject.Spot("LL0202", null, null), "SZC",
                "0206")));
        var told = Cast.brokenLamp().retold("编号ｌｄ－００１２３的灯不亮，电话13912345678").at(Spot.UNKNOWN);
        var filed = hall.filed(told, Hall.sure("0206"));
        assertThat(filed.grid()).isEqualTo("LL0202");
        assertThat(filed.unit()).isEqualTo("SZC");
        assertThat(filed.place()).isEqualTo("书院路3号灯杆 LD-00123");
        var noise = hall.filed(Cast.brokenLamp().retold("LD-00123旁边的店占道").about(Cast.brokenLamp().matter().in("0101")), Hall.sure("0101"));
        assertThat(noise.unit()).isEqualTo("CGJ");
    }

    @Test
    void onlyWhatCouldBeANumberOnAThingIsLookedUp() {
        assertThat(ManagedObjects.codes("3号楼的LD-00123，电梯码 31104301002016 和 abc")).containsExactly("LD00123", "31104301002016");
        assertThat(ManagedObjects.codes("没有")).isEmpty();
        assertThat(ManagedObjects.codes("A1-".repeat(500))).isEmpty();
    }

    @Test
    void objectsAreCheckedByRowAndColumn() {
        var rows = List.of(new Table.Row(2, Map.of("code", "LD-1000", "kind", "lamp", "name_zh", "灯", "latitude", "28.11", "longitude", "113.02")),
                new Table.Row(3, Map
                        .of("code", "x", "unit", "NO", "latitude", "ninety", "longitude", "999")),
                new Table.Row(4, Map.of("code", "ld1000", "kind", "lamp", "name_zh", "灯",
                        "grid", "LL01")));
        var read = new ObjectImport(Set.of("CGJ"), Set.of("0206"), hall.grids).read(new Table(List.of("code"), rows));
        assertThat(read.objects().getFirst().spot().grid()).isEqualTo("LL010102");
        assertThat(read.flaws()).extracting(Flaw::row, Flaw::column).containsExactlyInAnyOrder(org.assertj.core.api.Assertions.tuple(3, "code"),
                org.assertj.core.api.Assertions.tuple(3, "name_zh"), org.assertj.core.api.Assertions.tuple(3, "kind"),
                org.assertj.core.api.Assertions.tuple(3, "unit"),
                org.assertj.core.api.Assertions.tuple(3, "latitude"), org.assertj.core.api.Assertions.tuple(3, "longitude"),
                org.assertj.core.api.Assertions.tuple(3,
                        "grid"),
                org.assertj.core.api.Assertions.tuple(4, "code"));
    }
}
