package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** Bulletins as a supervisor reads them and takes them away. */
class BulletinTest {
    private static House house;
    private static Visitor supervisor;

    @BeforeAll
    static void open() {
        house = House.open(House.directory());
        supervisor = Visitor.signedIn(house, "supervisor");
        for (int n = 0; n < 3; n++) {
            var matter = new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false);
            var draft = Draft.of("门口很黑", Language.ZH).titled("路灯不亮").about(matter).at(Spot.named("柳荫里3号楼"));
            house.bean(CaseDesk.class).file(draft, new Origin("api", null, null, null, null), null, Actor.integrator("test"));
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"day,日报,Daily bulletin", "week,周报,Weekly bulletin", "month,月报,Monthly bulletin"})
    void theDayTheWeekAndTheMonthAreToldInBothLanguages(String kind, String chinese, String english) {
        var zh = supervisor.get("/console/reports?lang=zh&kind=" + kind).body();
        var en = supervisor.get("/console/reports?lang=en&kind=" + kind).body();
        supervisor.get("/console/reports?lang=zh");

        assertThat(zh).contains(chinese, "立案工单", "都是什么事", "三率", "截至", "市政公用", "新出现").doesNotContain("门口很黑", "路灯不亮<");
        assertThat(en).contains(english, "Cases filed", "What about", "Three rates", "as of").doesNotContain("立案工单");
        assertThat(Pattern.compile("立案工单</th>\\s*<td class=\"num\">3</td>").matcher(zh).find()).isTrue();
    }

    @Test
    void anIssueCoversItsDayItsWeekFromMondayOrItsMonth() {
        var today = LocalDate.of(2026, 11, 22);
        assertThat(Issue.of("week", "2026-11-22", today)).isEqualTo(new Issue(Issue.Kind.WEEK, LocalDate.of(2026, 11, 16)));
        assertThat(Issue.of("week", "2026-11-22", today).last()).isEqualTo(today);
        assertThat(Issue.of("month", "2026-02-10", today).to()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(Issue.of("month", "2026-03-31", today).before().from()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(Issue.of("nonsense", "not a day", today)).isEqualTo(new Issue(Issue.Kind.DAY, today));
        assertThat(Issue.of("day", "2030-01-01", today).from()).as("no bulletin of the future").isEqualTo(today);
    }

    @Test
    void onPaperItHasItsFontInsideAndSaysWhoTookIt() throws IOException {
        var answer = taken("/console/reports/pdf");

        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).matches("attachment; filename=\"huiying-day-\\d{4}-\\d\\d-\\d\\d.pdf\"");
        try (var paper = Loader.loadPDF(answer.body())) {
            var text = new PDFTextStripper().getText(paper);
            assertThat(text).contains("日报", "立案工单", "市政公用", "周敏（supervisor）导出于");
            for (var page : paper.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
        assertThat(answer.body().length).isLessThan(400_000);
    }

    @Test
    void inAWorkbookFiguresAreNumbersAndEachTableHasASheet() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(taken("/console/reports/xlsx").body()))) {
            assertThat(book.getSheets().toList()).hasSize(6);
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(1).getCellText(0)).contains("周敏（supervisor）");
            var filed = rows.stream().filter(row -> row.getCellText(0).equals("立案工单")).findFirst().orElseThrow();
            assertThat(filed.getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(filed.getCell(1).asNumber().intValue()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "=HYPERLINK(\"http://x\")"})
    void whatLooksLikeAFormulaIsText(String name) throws IOException {
        var part = new Bulletin.Part("一", "", List.of(name), List.of(new Bulletin.Line(name, List.of(Bulletin.Figure.of(name)), null)));
        var bytes = BulletinBook.of(new Bulletin(new Bulletin.Head(name, "", ""), List.of(part)), name);

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            book.getFirstSheet().read().forEach(row -> row.forEach(cell -> {
                if (cell != null && cell.getType() != CellType.EMPTY) {
                    assertThat(cell.getType()).isEqualTo(CellType.STRING);
                    assertThat(cell.asString()).startsWith("'");
                }
            }));
        }
    }

    @Test
    void aLetterTheFontDoesNotKnowIsABoxAndLongNamesAreCut() throws IOException {
        var part = new Bulletin.Part("𠮷野家🙂", "", List.of("a"), List.of(new Bulletin.Line("很长的名字".repeat(40), List.of(Bulletin.Figure.of("1")), null)));
        var bytes = BulletinPaper.of(new Bulletin(new Bulletin.Head("标题", "", ""), java.util.Collections.nCopies(60, part)), "zh-CN", "标记");

        try (var paper = Loader.loadPDF(bytes)) {
            assertThat(paper.getNumberOfPages()).isGreaterThan(3);
            assertThat(new PDFTextStripper().getText(paper)).contains("□野家□", "…");
        }
    }

    @Test
    void whoTakesOneAwayIsWrittenDownAndOnlyThoseWhoWatchMay() {
        taken("/console/reports/pdf");
        assertThat(house.owner().sql("select facts::text from audit where action = 'report-exported' order by id desc limit 1").query(String.class).single())
                .contains("\"format\": \"pdf\"");
        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.get("/console/reports").statusCode()).isEqualTo(403);
        assertThat(supervisor.get("/console/reports/pdf").statusCode()).as("nothing is taken by a mere link").isEqualTo(405);
    }

    private static HttpResponse<byte[]> taken(String path) {
        supervisor.seeForm("/console/reports");
        var form = "kind=day&_csrf=" + java.net.URLEncoder.encode(supervisor.token(), StandardCharsets.UTF_8);
        var request = house.request(path, "Content-Type", "application/x-www-form-urlencoded", "Cookie", "huiying=" + supervisor.cookies().get("huiying")
                + "; lang=zh").POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try {
            var answer = house.client().send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer;
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
