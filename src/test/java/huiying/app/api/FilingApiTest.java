package huiying.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import huiying.app.Partners;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Matter;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

class FilingApiTest {

    @Test
    void anotherSystemFilesACaseOnceAndGetsItsCode() {
        var key = UUID.randomUUID().toString();
        var told = "{\"words\":\"昨晚柳荫里3号楼前路灯不亮 %s\",\"place\":\"柳荫里3号楼\",\"phone\":\"13812345678\"}".formatted(key);
        var filed = Partners.post(Partners.CITY, "/api/v1/cases", told, "Idempotency-Key", key);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        var body = Partners.json(filed);
        assertThat(body.get("query_code").asString()).hasSize(6);
        var number = body.get("case").get("number").asString();
        assertThat(filed.body()).doesNotContain("13812345678");
        var again = Partners.json(Partners.post(Partners.CITY, "/api/v1/cases", told, "Idempotency-Key", key));
        assertThat(again.get("case").get("number").asString()).isEqualTo(number);
        assertThat(again.get("query_code")).isEqualTo(body.get("query_code"));
        assertThat(Partners.now(number).channel()).isEqualTo("api");
    }

    @Test
    void whatCannotBeFiledIsToldInASentence() {
        for (var wrong : java.util.List.of("{}", "{\"words\":\" \"}", "{\"words\":\"路灯不亮\",\"latitude\":28.1}", "{\"words\":\"路灯不亮\",\"category\":\"99\"}")) {
            var refused = Partners.post(Partners.CITY, "/api/v1/cases", wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).contains("expected");
        }
        assertThat(Partners.post(Partners.BOSS, "/api/v1/cases", "{\"words\":\"路灯不亮\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void aDepartmentDoesAllOfItsWorkThroughTheApi() {
        var number = Partners.told("路灯不亮", "柳荫里路灯不亮", true).number().digits();
        var path = "/api/v1/cases/" + number;
        assertThat(Partners.post(Partners.CGJ, path + "/sign", "").statusCode()).isEqualTo(200);
        assertThat(Partners.post(Partners.CGJ, path + "/acts/contact", "{\"way\":\"phone\",\"reached\":true,\"note\":\"已电话联系\"}").statusCode()).isEqualTo(200);
        assertThat(Partners.post(Partners.CGJ, path + "/acts/progress", "{\"text\":\"正在调取材料\"}").statusCode()).isEqualTo(200);
        assertThat(Partners.post(Partners.CGJ, path + "/acts/note", "{\"text\":\"记一笔\"}").statusCode()).isEqualTo(200);
        assertThat(Partners.post(Partners.CGJ, path + "/acts/extension", "{\"reason\":\"等配件\"}").statusCode()).as("a date is missing").isEqualTo(400);
        assertThat(Partners.post(Partners.CGJ, path + "/acts/agree", "").statusCode()).as("not a department's act").isEqualTo(403);
        assertThat(Partners.post(Partners.CGJ, path + "/acts/juggle", "").statusCode()).isEqualTo(404);
        assertThat(Partners.post(Partners.GAJ, path + "/acts/note", "{\"text\":\"x\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasToldInConfidenceLeavesTheHouseAsASummaryOnly() {
        var secret = Partners.told("举报收费", "柳荫里张三乱收费 请保密", new Matter(Nature.WHISTLEBLOWING, "0101", Urgency.ORDINARY, true, false), false);
        var path = "/api/v1/cases/" + secret.number().digits();
        assertThat(Partners.get(Partners.WATCH, path).body()).doesNotContain("乱收费", "张三", "柳荫里3号楼");
        Partners.make(secret, new CaseEvent.SummaryWritten("反映某处收费问题"));
        assertThat(Partners.get(Partners.WATCH, path).body()).contains("反映某处收费问题").doesNotContain("张三");
    }

    @Test
    void theDescriptionOfTheApiCanBeRead() {
        var description = Partners.json(Partners.get(Partners.CGJ, "/api/v1/openapi.json"));
        assertThat(description.get("paths").propertyNames()).contains("/api/v1/cases", "/api/v1/cases/{number}/sign", "/api/v1/cases/{number}/acts/{act}",
                "/api/v1/feed", "/api/v1/cases/search").noneMatch(path -> path.contains("console") || path.contains("channels") || path.contains("open311"));
        assertThat(description.toString()).doesNotContain("\"who\"");
    }

    @AfterAll
    static void leave() {
        Partners.close();
    }
}
