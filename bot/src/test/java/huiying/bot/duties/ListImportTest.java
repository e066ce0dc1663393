package huiying.bot.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.TableWriter;
import huiying.bot.sheets.Unreadable;

class ListImportTest {
    private static final Known KNOWN = new Known(Set.of("CGJ", "SWJ", "JD02"), Set.of("LL", "LL01", "LL02", "LL0101"), Set.of("general7d", "urgent2h"),
            Set.of("02",
                    "0206"));
    private static final DutyList BEFORE = DutyList.of(1, List.of(ServiceItem.of("02", null, "市政设施")));

    private static ListImport.Result read(String csv) throws Unreadable {
        return new ListImport(KNOWN, BEFORE).read(new TableReader(Budget.USUAL).read(csv.getBytes(StandardCharsets.UTF_8), Format.CSV));
    }

    private static ListImport.Result rows(String... rows) throws Unreadable {
        return read("code,area,parent,name_zh,name_en,synonyms,category,lead,assists,deadline,basis,steps,facts,provider,emergency,valid_from,valid_to\n"
                + String.join("\n",
                        rows));
    }

    @Test
    void anItemWithItsAreas() throws Unreadable {
        var read = rows(
                "0206,,02,路灯,Lamp,路灯不亮；灯坏,0206,CGJ,SWJ,general7d,《规定》第7条,受理;处置,\"where | string | 地点 | Where\nkind? | singlevaluelist | 种类 | Kind | 高杆/庭院\",https://x.example,,2026/1/1,2027年1月1日",
                "0206,LL02,,,,,,JD02,CGJ,urgent2h,街道清单 | 第3条,,,,,,");
        assertThat(read.flaws()).isEmpty();
        var item = read.items().getFirst();
        assertThat(item.meaning().synonyms()).containsExactly("路灯不亮", "灯坏");
        assertThat(item.shares()).containsExactly(new Share("", "CGJ", List.of("SWJ"), "general7d", List.of(new Basis("《规定》", "第7条"))),
                new Share("LL02", "JD02",
                        List.of("CGJ"), "urgent2h", List.of(new Basis("街道清单", "第3条"))));
        assertThat(item.handling().facts()).extracting(Fact::code, Fact::required, Fact::values)
                .containsExactly(org.assertj.core.api.Assertions.tuple("where", true,
                        List.of()), org.assertj.core.api.Assertions.tuple("kind", false, List.of("高杆", "庭院")));
        assertThat(item.validity().to()).isEqualTo("2027-01-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"',,02,路灯,,,,,,,,,,,,,' ! 2 ! code ! code-missing", "'a b,,02,路灯,,,,,,,,,,,,,' ! 2 ! code ! code-malformed",
            "'X,,02,,,,,,,,,,,,,,' ! 2 ! name_zh ! name-missing", "'X,,99,灯,,,,,,,,,,,,,' ! 2 ! parent ! unknown-parent",
            "'X,,X,灯,,,,,,,,,,,,,' ! 2 ! parent ! circle", "'X,,02,灯,,,9999,,,,,,,,,,' ! 2 ! category ! unknown-category",
            "'X,,02,灯,,,,NOBODY,,,,,,,,,' ! 2 ! lead ! unknown-unit", "'X,,02,灯,,,,CGJ,NOBODY,,,,,,,,' ! 2 ! assists ! unknown-unit",
            "'X,,02,灯,,,,CGJ,CGJ,,,,,,,,' ! 2 ! assists ! assists-itself", "'X,,02,灯,,,,,SWJ,,,,,,,,' ! 2 ! assists ! assists-without-lead",
            "'X,,02,灯,,,,CGJ,,soon,,,,,,,' ! 2 ! deadline ! unknown-deadline", "'X,,02,灯,,,,CGJ,,,,,a | colour,,,,' ! 2 ! facts ! fact-malformed",
            "'X,,02,灯,,,,CGJ,,,,,a;a | text,,,,' ! 2 ! facts ! fact-twice", "'X,,02,灯,,,,CGJ,,,,,,,,tomorrow,' ! 2 ! valid_from ! not-a-date",
            "'X,,02,灯,,,,CGJ,,,,,,,,2026-02-30,' ! 2 ! valid_from ! not-a-date",
            "'X,,02,灯,,,,CGJ,,,,,,,,2026-02-01,2026-01-01' ! 2 ! valid_to ! ends-before-it-begins",
            "'X,LL01,,,,,,CGJ,,,,,,,,,' ! 2 ! area ! area-before-item", "'02,MARS,,,,,,CGJ,,,,,,,,,' ! 2 ! area ! unknown-area",
            "'02,LL01,,,,,,,,,,,,,,,' ! 2 ! lead ! area-says-nothing"})
    void everyFlawHasItsRowAndColumn(String row, int at, String column, String code) throws Unreadable {
        assertThat(rows(row.strip()).flaws()).extracting(Flaw::row, Flaw::column, Flaw::code).contains(org.assertj.core.api.Assertions.tuple(at, column, code));
    }

    @Test
    void allFlawsAreListedNotTheFirst() throws Unreadable {
        var flaws = rows("X,,99,,,,,NOBODY,,,,,,,,,", "Y,,02,灯,,,,CGJ,,,,,,,,x,", "Y,,02,灯,,,,CGJ,,,,,,,,,", "Y,LL01,02,,,,,CGJ,,,,,,,,,").flaws();
        assertThat(flaws).extracting(Flaw::row, Flaw::code).containsExactlyInAnyOrder(org.assertj.core.api.Assertions.tuple(2, "name-missing"),
                org.assertj.core.api.Assertions.tuple(2, "unknown-unit"), org.assertj.core.api.Assertions.tuple(2, "unknown-parent"),
                org.assertj.core.api.Assertions.tuple(3, "not-a-date"), org.assertj.core.api.Assertions.tuple(4, "twice"),
                org.assertj.core.api.Assertions.tuple(5,
                        "not-by-area"));
        assertThat(read("code,nmae\nX,灯").flaws()).extracting(Flaw::code).contains("unknown-column", "column-missing");
    }

    @Test
    void anAreaRowAloneAddsToTheItemThatIsThere() throws Unreadable {
        var read = rows("02,LL01,,,,,,CGJ,,,,,,,,,");
        assertThat(read.flaws()).isEmpty();
        assertThat(read.items().getFirst().share("LL01").orElseThrow().lead()).isEqualTo("CGJ");
        assertThat(read.items().getFirst().meaning().zh()).isEqualTo("市政设施");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatIsTakenAwayComesBackTheSame(Format format) throws Unreadable {
        var list = DutyList.of(3, rows(
                "0206,,02,=路灯,Lamp,路灯不亮；灯坏,0206,CGJ,SWJ,general7d,《规定》第7条,受理;处置,\"where | string | 地点 | Where\nkind? | singlevaluelist | 种类 | Kind | 高杆/庭院\",https://x.example,快走,2026/1/1,2027年1月1日",
                "0206,LL02,,,,,,JD02,CGJ,urgent2h,街道清单 | 第3条,,,,,,", "02,,,市政,,,02,,,,,,,,,,").items());
        var file = TableWriter.write(ListTable.of(list), format);
        var back = new ListImport(KNOWN, DutyList.of(0, List.of())).read(new TableReader(Budget.USUAL).read(file, format));
        assertThat(back.flaws()).isEmpty();
        assertThat(back.items()).containsExactlyInAnyOrderElementsOf(list.items());
    }

    @Test
    void chineseSpreadsheetsMaySaveInTheirOwnCode() throws Unreadable {
        var file = "code,name_zh\n02,市政设施".getBytes(Charset.forName("GB18030"));
        assertThat(new TableReader(Budget.USUAL).read(file, Format.CSV).rows().getFirst().cell("name_zh")).isEqualTo("市政设施");
    }
}
