package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.bot.learning.samples.ImportPlan;
import huiying.bot.learning.samples.ImportPlan.Mapping;
import huiying.bot.learning.samples.Imports;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.Table;
import huiying.bot.sheets.TableWriter;
import huiying.bot.sheets.Unreadable;

class ImportTest {
    private static final Mapping MAPPING = new Mapping("text", "label", "", "");
    private final School school = new School();

    private UUID brought(String name, byte[] file) {
        try {
            return school.importDesk.bring("admin", name, file);
        } catch (Unreadable no) {
            throw new AssertionError(no);
        }
    }

    private UUID brought(String name, String content) {
        return brought(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Imports.Import run(UUID id, Mapping mapping) {
        assertThat(school.importDesk.start("admin", id, mapping, "a list of last year")).isTrue();
        school.watch.workOff();
        return school.imports.find(id).orElseThrow();
    }

    private List<Sample> all() {
        return school.samples.find(SampleQuery.ALL, 0, 100);
    }

    @Test
    void aFileComesInUnderCodesOrNamesWithPersonalDataHiddenAndItsReason() {
        var id = brought("last-year.csv", "类目,诉求,渠道\n0206,我叫邹立夏，路灯坏了，电话13912342208,web\n井盖,马路上井盖没了,sms\nWater supply,The tap water is brown,\n");
        var guessed = ImportPlan.guess(school.imports.find(id).orElseThrow().columns());
        assertThat(guessed).isEqualTo(new Mapping("诉求", "类目", "渠道", ""));
        assertThat(school.importDesk.preview(id, guessed).orElseThrow().rows()).hasSize(3);
        var done = run(id, guessed);
        assertThat(done.state()).isEqualTo(Imports.State.DONE);
        assertThat(done.count().done()).isEqualTo(3);
        assertThat(school.imports.file(id)).as("the file is not kept").isEmpty();
        assertThat(all()).extracting(Sample::label).containsExactlyInAnyOrder("0206", "0208", "0201");
        assertThat(all()).allSatisfy(sample -> {
            assertThat(sample.text()).doesNotContain("13912342208").doesNotContain("邹立夏");
            assertThat(sample.source().by()).isEqualTo("admin");
            assertThat(sample.source().reason()).isEqualTo("a list of last year");
            assertThat(sample.source().batch()).isEqualTo(id);
        });
    }

    @Test
    void rowsWithoutTextOrWithAnUnknownCategoryStayOutAndAreListed() {
        var done = run(brought("x.tsv", "label\ttext\n0206\t路灯坏了\n9999\t不知道\n0206\t\n"), MAPPING);
        assertThat(done.count().done()).isOne();
        assertThat(done.count().refused()).isEqualTo(2);
        assertThat(done.count().flaws()).extracting(flaw -> flaw.row() + " " + flaw.code()).containsExactly("3 unknown-category", "4 text-missing");
    }

    @Test
    void theSameWordsUnderTheSameCategoryAreNotTakenTwice() {
        run(brought("a.csv", "label,text\n0206,路灯坏了\n0206,路灯坏了\n0207,路灯坏了\n"), MAPPING);
        assertThat(all()).hasSize(2);
        var again = run(brought("b.csv", "label,text\n0206,路灯坏了\n0206,灯坏了\n"), MAPPING);
        assertThat(again.count().done()).isOne();
        assertThat(all()).hasSize(3);
    }

    @Test
    void everyFormatIsRead() {
        var table = new Table(List.of("label", "text"), List.of(new Table.Row(2, Map.of("label", "0206", "text", "表格里的路灯"))));
        run(brought("a.xlsx", TableWriter.write(table, Format.XLSX)), MAPPING);
        run(brought("a.json", "[{\"label\":\"0206\",\"text\":\"列表里的路灯\"}]"), MAPPING);
        run(brought("a.jsonl", "{\"label\":\"0206\",\"text\":\"一行一个的路灯\"}\n{\"label\":\"0206\",\"text\":\"另一行\"}\n"), MAPPING);
        run(brought("a.tsv", "label\ttext\n0206\t制表符的路灯\n"), MAPPING);
        assertThat(all()).hasSize(5);
    }

    private String many(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> "0206,路灯第" + i + "盏不亮").collect(Collectors.joining("\n", "label,text\n", "\n"));
    }

    @Test
    void cancelledNothingOfItIsIn() {
        var id = brought("many.csv", many(5_000));
        school.importDesk.start("admin", id, MAPPING, "why");
        assertThat(school.importDesk.cancel(id)).isTrue();
        school.watch.workOff();
        assertThat(school.imports.find(id).orElseThrow().state()).isEqualTo(Imports.State.CANCELLED);
        assertThat(all()).isEmpty();
        assertThat(school.hall.database.jdbc().sql("select count(*) from sample_staged").query(Integer.class).single()).isZero();
        assertThat(school.importDesk.start("admin", id, MAPPING, "again")).isFalse();
    }

    @Test
    void aNodeThatDiedHalfWayLeavesNothingTwice() {
        var id = brought("many.csv", many(2_500));
        school.importDesk.start("admin", id, MAPPING, "why");
        school.hall.database.owner().sql("""
                                         insert into sample_staged (batch, position, id, label, text, text_key, language, channel, tags)
                                         values (?, 1, gen_random_uuid(), '0206', '残留', 'x', 'zh', '', '')""").param(id).update();
        school.hall.database.owner().sql("update sample_import set lease_until = now() - interval '1 minute', done = 2000 where id = ?").param(id).update();
        school.watch.workOff();
        assertThat(school.imports.find(id).orElseThrow().count().done()).isEqualTo(2_500);
        assertThat(school.samples.count(SampleQuery.ALL)).isEqualTo(2_500);
        assertThat(school.samples.count(new SampleQuery("", "", "", "", "", "残留", "", ""))).isZero();
    }

    @Test
    void whatIsNoTableOrTooMuchOfOneIsRefusedInAWord() {
        assertThatThrownBy(() -> school.importDesk.bring("admin", "a.exe", new byte[3])).isInstanceOfSatisfying(Unreadable.class,
                no -> assertThat(no.code()).isEqualTo(
                        "unknown-format"));
        assertThatThrownBy(() -> school.importDesk.bring("admin", "a.csv", new byte[(20 << 20) + 1])).isInstanceOfSatisfying(Unreadable.class,
                no -> assertThat(no
                        .code()).isEqualTo("file-too-big"));
        assertThatThrownBy(() -> school.importDesk.bring("admin", "a.xlsx", "PK".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> school.importDesk.bring("admin", "a.jsonl", "{\"a\":1}\n{broken".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class);
        assertThat(school.imports.latest(5)).isEmpty();
    }
}
