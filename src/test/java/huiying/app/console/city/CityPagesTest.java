package huiying.app.console.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.duties.Duties;
import huiying.bot.duties.Share;
import huiying.bot.grids.Grids;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.Unreadable;

/** An administrator changes the rules of the city over HTTP, in two languages. */
class CityPagesTest {
    private final House house = House.demo();
    private final Visitor admin = Visitor.signedIn(house, "admin");

    private String page(String path) {
        var response = admin.seeForm(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.body()).as(path).doesNotContain("??");
        return response.body();
    }

    private HttpResponse<String> upload(String path, String name, String content, Map<String, String> fields) {
        var boundary = "b" + UUID.randomUUID();
        var body = new StringBuilder();
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", admin.token());
        all.forEach((field, value) -> body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(field)
                .append("\"\r\n\r\n").append(
                        value)
                .append("\r\n"));
        body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(name).append(
                "\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(content).append("\r\n--").append(boundary).append("--\r\n");
        var cookies = admin.cookies().entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
        return house.send(house.request(path, "Cookie", cookies, "Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body
                        .toString(), StandardCharsets.UTF_8)));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void everyPageIsThereInBothLanguages() {
        for (var language : new String[]{"zh", "en"}) {
            for (var path : new String[]{"units", "duties", "duties?under=02", "duties?q=路灯", "duties/item?code=0206", "duties/item?under=02", "duties/import",
                    "duties/lint", "duties/versions", "grids", "grids?at=LL01", "objects", "objects?q=LD", "precedents", "route",
                    "route?category=0206&grid=LL0101&said=灯不亮"}) {
                page("/console/admin/" + path.replace("路灯", "%E8%B7%AF%E7%81%AF").replace("灯不亮", "x") + (path.contains("?") ? "&" : "?") + "lang=" + language);
            }
        }
        assertThat(page("/console/admin/route?category=0206&grid=LL0101&lang=zh")).contains("城市管理和综合执法局", "第13项", "0206 @ *", "采用");
        assertThat(page("/console/admin/duties?q=0206")).contains("路灯照明");
        assertThat(page("/console/admin/grids?at=LL01")).contains("柳荫里社区");
        assertThat(admin.get("/console/admin/grids/shapes?at=LL01").body()).contains("\"code\":\"LL0101\"", "rings");
        assertThat(admin.get("/console/admin/duties/item?code=nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aListIsBroughtLookedAtAppliedAndTakenBack() {
        page("/console/admin/duties/import?lang=zh");
        var before = house.bean(Duties.class).latest();
        var dry = upload("/console/admin/duties/import", "list.csv", "code,name_zh,parent,category,lead,basis\n0205,排水积水,02,0205,NOBODY,《排水条例》第2条\n,x,,,,\n",
                Map.of("why",
                        "调整", "mode", "merge"));
        assertThat(dry.body()).contains("没有这个单位：NOBODY", "没有编号");
        assertThat(house.bean(Duties.class).latest()).as("nothing half-imported").isEqualTo(before);
        var good = upload("/console/admin/duties/import", "list.csv", "code,name_zh,parent,category,lead,basis\n0205,排水积水,02,0205,SZC,《排水条例》第2条\n",
                Map.of("why", "排水移交市政",
                        "mode", "merge"));
        assertThat(location(good)).startsWith("/console/admin/duties/proposals/");
        assertThat(page(location(good))).contains("排水移交市政", "市政工程管理处");
        assertThat(house.bean(Router.class).assignmentFor("0205", "LL0101").unit()).isEqualTo("SWJ");
        assertThat(location(admin.submit(location(good) + "/apply", Map.of()))).endsWith("note=applied");
        assertThat(house.bean(Router.class).assignmentFor("0205", "LL0101").unit()).isEqualTo("SZC");
        assertThat(location(admin.submit(location(good) + "/apply", Map.of()))).endsWith("note=stale");
        page("/console/admin/duties/versions");
        assertThat(location(admin.submit("/console/admin/duties/versions/" + before + "/revert", Map.of("why", "")))).endsWith("note=missing");
        assertThat(location(admin.submit("/console/admin/duties/versions/" + before + "/revert", Map.of("why", "撤回移交")))).endsWith("note=reverted");
        assertThat(house.bean(Router.class).assignmentFor("0205", "LL0101").unit()).isEqualTo("SWJ");
        assertThat(page("/console/admin/duties/versions?lang=zh")).contains("撤回移交", "恢复到第 " + before + " 版");
    }

    @Test
    void anItemIsChangedByItsForm() {
        page("/console/admin/duties/item?code=0207&lang=zh");
        var item = house.bean(Duties.class).current().find("0207").orElseThrow();
        var without = admin.submit("/console/admin/duties/item", form("0207", item.meaning().zh(), "SZC", ""));
        assertThat(without.body()).contains("没有写原因");
        var asked = admin.submit("/console/admin/duties/item", form("0207", item.meaning().zh(), "JTJ", "道路移交交通局"));
        assertThat(location(asked)).contains("/proposals/");
        page(location(asked));
        assertThat(location(admin.submit(location(asked) + "/discard", Map.of()))).endsWith("note=discarded");
        assertThat(house.bean(Duties.class).current().find("0207")).contains(item);
    }

    private static Map<String, String> form(String code, String name, String lead, String why) {
        return Map.of("code", code, "nameZh", name, "parent", "02", "category", code, "why", why, "lead", lead, "area", "", "basis", "《规定》第1条");
    }

    @Test
    void whatIsTakenAwayCanBeReadAndIsWrittenDown() throws Unreadable {
        for (var format : new String[]{"csv", "json"}) {
            var file = admin.get("/console/admin/duties/export?format=" + format);
            assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("." + format);
            assertThat(new TableReader(Budget.USUAL).read(file.body().getBytes(StandardCharsets.UTF_8), Format.of("x." + format).orElseThrow()).rows())
                    .hasSizeGreaterThan(140);
        }
        assertThat(house.bean(huiying.bot.audit.Audit.class).latest(20)).extracting(entry -> entry.action()).contains("export");
    }

    @Test
    void gridsObjectsAndUnitsAreBrought() {
        page("/console/admin/grids?lang=zh");
        var wrong = upload("/console/admin/grids/import", "g.geojson", "{\"features\":[{\"properties\":{\"code\":\"LL0101\",\"level\":\"moon\"}}]}", Map.of());
        assertThat(wrong.body()).contains("没有这个层级：moon");
        var block = "{\"features\":[{\"properties\":{\"code\":\"LL01010101\",\"level\":\"block\",\"name_zh\":\"一片\",\"worker\":\"王网格\"}}]}";
        assertThat(location(upload("/console/admin/grids/import", "g.geojson", block, Map.of()))).endsWith("note=kept");
        assertThat(page("/console/admin/grids?at=LL010101")).contains("一片", "王网格");
        var halves = "{\"features\":[{\"properties\":{\"code\":\"LL01010102\",\"level\":\"block\",\"name_zh\":\"甲片\"}},{\"properties\":{\"code\":\"LL01010103\",\"level\":\"block\",\"name_zh\":\"乙片\"}}]}";
        assertThat(upload("/console/admin/grids/replace", "g.geojson", halves, Map.of("old", "LL99", "why", "拆")).body()).contains("要写清哪些网格");
        assertThat(location(upload("/console/admin/grids/replace", "g.geojson", halves, Map.of("old", "LL01010101", "why", "拆分")))).endsWith("note=kept");
        assertThat(house.bean(Grids.class).find("LL01010101").orElseThrow().time().to()).isNotNull();
        assertThat(upload("/console/admin/objects", "o.csv", "code,kind,name_zh,grid\nx,lamp,灯,LL01\n", Map.of()).body()).contains("编号要有数字");
        assertThat(
                location(upload("/console/admin/objects", "o.csv", "code,kind,name_zh,grid,unit,category\nLD-77777,lamp,试验灯杆,LL010102,SZC,0206\n", Map.of())))
                .endsWith(
                        "note=kept");
        assertThat(house.bean(ManagedObjects.class).namedIn("ld77777不亮")).isPresent();
        page("/console/admin/units");
        assertThat(
                location(admin.submit("/console/admin/units", Map.of("code", "LDS", "zh", "路灯管理所", "kind", "DEPARTMENT", "parent", "CGJ", "aliases", "路灯所"))))
                .endsWith(
                        "note=kept");
        assertThat(house.bean(Units.class).branch("LDS")).contains("CGJ", "LDS");
        assertThat(location(admin.submit("/console/admin/units", Map.of("code", "", "zh", "")))).endsWith("note=missing");
        assertThat(location(admin.submit("/console/admin/precedents/1/revoke", Map.of("why", "")))).endsWith("note=missing");
        assertThat(location(admin.submit("/console/admin/precedents/999/revoke", Map.of("why", "x")))).endsWith("note=changed");
    }

    @Test
    void aFileTooBigIsRefusedInWords() {
        page("/console/admin/duties/import?lang=en");
        assertThat(upload("/console/admin/duties/import", "list.csv", "code,name_zh\n" + "x".repeat(6 << 20), Map.of("why", "x")).body())
                .contains("The file is too big");
        assertThat(upload("/console/admin/duties/import", "list.exe", "x", Map.of("why", "x")).body()).contains("Only .csv, .json and .xlsx");
    }

    @Test
    void theArbiterDecidesAndTheDecisionIsAnExample() {
        var duties = house.bean(Duties.class);
        var lamp = duties.current().find("0206").orElseThrow();
        house.bean(org.springframework.transaction.support.TransactionOperations.class).executeWithoutResult(status -> duties.apply(java.util.List.of(
                new huiying.bot.duties.Change("0206", lamp, lamp.with())), new Duties.Author("test", "nobody has lamps"), null));
        var supervisor = Visitor.signedIn(house, "supervisor");
        var page = supervisor.seeForm("/console/watch/arbitration?lang=zh");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Pattern.compile("\\?\\?[a-z]").matcher(page.body()).find()).isFalse();
        assertThat(Visitor.signedIn(house, "agent").get("/console/watch/arbitration").statusCode()).isEqualTo(403);
        var back = duties.current().find("0206").orElseThrow();
        house.bean(org.springframework.transaction.support.TransactionOperations.class).executeWithoutResult(status -> duties.apply(java.util.List.of(
                new huiying.bot.duties.Change("0206", back, back.with(lamp.shares().toArray(Share[]::new)))), new Duties.Author("test", "lamps again"), null));
    }
}
