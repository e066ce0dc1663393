package huiying.app.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Partners;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Matter;
import huiying.bot.duties.Change;
import huiying.bot.duties.Duties;
import huiying.bot.duties.Fact;
import huiying.bot.duties.Handling;
import huiying.bot.duties.ServiceItem;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;
import tools.jackson.databind.JsonNode;

/** The public list of conformance checks, and what this city promises beyond it. */
class Open311Test {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");
    private final House house = Partners.house();

    private HttpResponse<String> get(String path) {
        return house.get("/open311/v2/" + path);
    }

    private JsonNode json(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Partners.json(answer);
    }

    private static Document xml(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualToIgnoringCase("text/xml;charset=UTF-8");
        assertThat(answer.body()).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document document, String tag) {
        var found = new ArrayList<String>();
        var elements = document.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            found.add(elements.item(i).getTextContent());
        }
        return found;
    }

    private static Map<String, String> lamp(String... more) {
        var fields = new LinkedHashMap<String, String>(Map.of("api_key", Partners.CITY, "service_code", "0206", "lat", "28.112", "long", "113.0262",
                "address_string", "柳荫里3号楼前", "description", "柳荫里3号楼前路灯不亮 " + once(), "attribute[OBJECT]", "灯杆 A-12"));
        fields.put("attribute[WHEN]", "昨晚");
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private static JsonNode sent(Map<String, String> fields) {
        var answer = Partners.form("/open311/v2/requests.json", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Partners.json(answer).get(0);
    }

    private static String number(Map<String, String> fields) {
        return sent(fields).get("service_request_id").asString();
    }

    @Test
    void discoveryTellsBothFormatsWhereToGo() throws Exception {
        var discovery = json("discovery.json");
        assertThat(discovery.get("contact").asString()).isNotBlank();
        assertThat(discovery.get("key_service").asString()).isNotBlank();
        assertThat(Instant.parse(discovery.get("changeset").asString())).isBefore(Instant.now());
        var endpoint = discovery.get("endpoints").get(0);
        assertThat(endpoint.get("specification").asString()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(endpoint.get("url").asString()).endsWith("/open311/v2");
        assertThat(endpoint.get("formats").get(0).asString()).isEqualTo("text/xml");
        assertThat(get("discovery.json").headers().firstValue("Content-Type").orElse("")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        var document = xml(get("discovery.xml"));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("discovery");
        assertThat(texts(document, "format")).containsExactly("text/xml", "application/json");
    }

    @Test
    void servicesAreTheSameInBothFormatsAndLanguages() throws Exception {
        var services = json("services.json");
        var document = xml(get("services.xml"));
        var codes = new ArrayList<String>();
        services.forEach(service -> codes.add(service.get("service_code").asString()));
        assertThat(codes).hasSize(129).doesNotContain("").isEqualTo(texts(document, "service_code"));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("services");
        assertThat(document.getDocumentElement().hasAttributes()).isFalse();
        assertThat(json("services.json?locale=en").get(0).get("service_name").asString()).isEqualTo("Street vendors");
        services.forEach(service -> assertThat(service.get("type").asString()).isEqualTo("realtime"));
    }

    @Test
    void everyServiceWithMetadataHasADefinition() {
        for (var service : json("services.json")) {
            if (service.get("metadata").asBoolean()) {
                var definition = json("services/" + service.get("service_code").asString() + ".json");
                assertThat(definition.get("attributes")).isNotEmpty();
                int order = 1;
                for (var attribute : definition.get("attributes")) {
                    assertThat(attribute.get("order").asInt()).isEqualTo(order++);
                    assertThat(attribute.get("description").asString()).isNotBlank();
                }
            }
        }
    }

    @Test
    void whatDoesNotExistIsRefusedInTheFormatAskedFor() throws Exception {
        assertThat(get("services/NOPE.json").statusCode()).isEqualTo(404);
        assertThat(Partners.json(get("services/NOPE.json")).get(0).get("code").asInt()).isEqualTo(404);
        assertThat(texts(xml(get("services/NOPE.xml")), "description").getFirst()).contains("service_code");
        assertThat(get("requests/000000000000.xml").statusCode()).isEqualTo(404);
        assertThat(get("tokens/unknown.json").statusCode()).isEqualTo(404);
        assertThat(get("services.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestThatCannotBeFiledSaysWhy() {
        assertThat(refusal(lamp("api_key", ""))).startsWith("403 ");
        assertThat(refusal(lamp("api_key", "wrong"))).startsWith("403 ");
        assertThat(refusal(lamp("api_key", Partners.BOSS))).startsWith("403 ");
        assertThat(refusal(lamp("service_code", ""))).startsWith("400 ").contains("service_code");
        assertThat(refusal(lamp("service_code", "9999"))).startsWith("404 ");
        assertThat(refusal(lamp("lat", "", "long", "", "address_string", ""))).startsWith("400 ").contains("location");
        assertThat(refusal(lamp("long", ""))).startsWith("400 ").contains("together");
        assertThat(refusal(lamp("lat", "north"))).startsWith("400 ").contains("lat");
        assertThat(refusal(lamp("description", "路".repeat(4_001)))).startsWith("400 ").contains("4000");
        assertThat(refusal(lamp("jurisdiction_id", "elsewhere.example"))).startsWith("404 ").contains("jurisdiction_id");
    }

    private static String refusal(Map<String, String> fields) {
        var answer = Partners.form("/open311/v2/requests.json", fields);
        return answer.statusCode() + " " + Partners.json(answer).get(0).get("description").asString();
    }

    @Test
    void aRequiredFactIsAskedForUnlessTheDescriptionTellsIt() {
        var silent = lamp("service_code", "0101", "description", "有问题");
        silent.remove("attribute[WHEN]");
        silent.remove("attribute[OBJECT]");
        assertThat(refusal(silent)).startsWith("400 ").contains("attribute[WHEN]");
        var telling = lamp("service_code", "0206", "description", "昨天晚上柳荫里3号楼前的路灯不亮了");
        telling.remove("attribute[WHEN]");
        telling.remove("attribute[OBJECT]");
        assertThat(number(telling)).hasSizeBetween(12, 13);
    }

    @Test
    void aFiledRequestIsACaseLikeAnyOther() {
        var words = "路灯不亮\n老人 & <孩子> 😀 " + once();
        var number = number(lamp("description", words, "media_url", "https://pictures.example/1.jpg", "first_name", "慧", "phone", "13812345678",
                "email", "a@b.example"));
        var filed = Partners.now(number);
        assertThat(filed.channel()).isEqualTo("api");
        assertThat(filed.category()).isEqualTo("0206");
        assertThat(filed.grid()).isNotNull();
        assertThat(filed.told().facts()).contains("13812345678");
        var shown = json("requests/" + number + ".json").get(0);
        assertThat(shown.get("status").asString()).isEqualTo("open");
        assertThat(shown.get("description").asString()).startsWith(words).contains("灯杆 A-12");
        assertThat(shown.get("lat").asDouble()).isEqualTo(28.112);
        assertThat(shown.get("media_url").asString()).isEqualTo("https://pictures.example/1.jpg");
        assertThat(shown.toString()).doesNotContain("13812345678", "a@b.example", "first_name", "phone", "email");
        for (var field : List.of("requested_datetime", "updated_datetime", "expected_datetime")) {
            assertThat(MOMENT.matches(shown.get(field).asString())).as(field).isTrue();
        }
    }

    @Test
    void theSameInXml() throws Exception {
        var words = "井盖 & <坏了> 😀 " + once();
        var answer = Partners.form("/open311/v2/requests.xml", lamp("description", words));
        assertThat(answer.statusCode()).isEqualTo(201);
        var number = texts(xml(answer), "service_request_id").getFirst();
        var document = xml(get("requests/" + number + ".xml"));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("service_requests");
        assertThat(((Element) document.getDocumentElement().getFirstChild()).getTagName()).isEqualTo("request");
        assertThat(texts(document, "description").getFirst()).startsWith(words);
        assertThat(texts(document, "status_notes").getFirst()).isNotBlank();
    }

    @Test
    void aRequestSentTwiceIsFiledOnce() {
        var same = lamp();
        var number = number(same);
        var again = Partners.form("/open311/v2/requests.json", same);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Partners.json(again).get(0).get("service_request_id").asString()).isEqualTo(number);
        var named = Partners.form("/open311/v2/requests.json", lamp(), "Idempotency-Key", "fms-1");
        var renamed = Partners.form("/open311/v2/requests.json", lamp(), "Idempotency-Key", "fms-1");
        assertThat(Partners.json(renamed).get(0).get("service_request_id")).isEqualTo(Partners.json(named).get(0).get("service_request_id"));
        var other = Partners.form("/open311/v2/requests.json", lamp("api_key", Partners.WATCH), "Idempotency-Key", "fms-1");
        assertThat(other.statusCode()).as("another system's key is another key").isEqualTo(201);
    }

    @Test
    void aClientThatCannotWaitGetsATokenAndFindsTheNumberLater() {
        var answer = Partners.form("/open311/v2/requests.json", lamp(), "Prefer", "respond-async");
        assertThat(answer.statusCode()).isEqualTo(202);
        var sent = Partners.json(answer).get(0);
        assertThat(sent.has("service_request_id")).isFalse();
        var named = json("tokens/" + sent.get("token").asString() + ".json").get(0);
        assertThat(json("requests/" + named.get("service_request_id").asString() + ".json")).hasSize(1);
    }

    @Test
    void formsInPartsAndRepeatedFieldsAreRead() {
        var boundary = "----parts";
        var body = new StringBuilder();
        lamp("attribute[COLOUR][]", "red").forEach((name, value) -> body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"")
                .append(name).append("\"\r\n\r\n").append(value).append("\r\n"));
        body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"attribute[COLOUR][]\"\r\n\r\nblue\r\n");
        body.append("--").append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"photo1\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nxx\r\n--")
                .append(boundary).append("--\r\n");
        var answer = house.post("/open311/v2/requests.json", body.toString().getBytes(StandardCharsets.UTF_8), "Content-Type",
                "multipart/form-data; boundary=" + boundary);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Partners.now(Partners.json(answer).get(0).get("service_request_id").asString()).words()).contains("COLOUR：red、blue");
    }

    @Test
    void theListIsFilteredAsAsked() {
        var lamp = number(lamp());
        var stall = number(lamp("service_code", "0101", "description", "昨晚人行道上有烧烤摊 " + once(), "attribute[WHO]", "一家烧烤店"));
        assertThat(ids("requests.json?service_code=0206")).contains(lamp).doesNotContain(stall);
        assertThat(ids("requests.json?service_code=0206,0101&status=open")).contains(lamp, stall);
        assertThat(ids("requests.json?status=closed")).doesNotContain(lamp, stall);
        assertThat(ids("requests.json?status=&service_code=")).contains(lamp, stall);
        assertThat(ids("requests.json?service_request_id=" + lamp + "%2C000000000000&status=closed")).containsExactly(lamp);
        assertThat(ids("requests.json?start_date=2020-01-01T00%3A00%3A00Z&end_date=2020-02-01T00:00:00Z")).isEmpty();
        assertThat(ids("requests.json?page_size=1")).hasSize(1);
        assertThat(ids("requests.json?page_size=1&page=2")).hasSize(1).isNotEqualTo(ids("requests.json?page_size=1"));
        for (var wrong : List.of("start_date=2020-01-01T00:00:00Z&end_date=2020-06-01T00:00:00Z", "start_date=yesterday", "status=lost", "page=0",
                "page_size=1001", "end_date=2020-01-01T00:00:00Z&start_date=2020-02-01T00:00:00Z")) {
            assertThat(get("requests.json?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(get("requests.json?jurisdiction_id=linlan.example").statusCode()).isEqualTo(200);
        assertThat(get("requests.json?jurisdiction_id=elsewhere.example").statusCode()).isEqualTo(404);
    }

    private List<String> ids(String path) {
        var ids = new ArrayList<String>();
        json(path).forEach(request -> ids.add(request.get("service_request_id").asString()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(value = CaseStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void whateverStateItIsInClosedSaysWhyAndOpenNeverWhoseItIsNot(CaseStatus state) {
        var number = number(lamp());
        var was = Partners.now(number).state();
        Partners.house().owner().sql("update cases set state = ? where number = ?").params(state.name(), number).update();
        for (var language : new String[]{"zh", "en"}) {
            var shown = json("requests/" + number + ".json?locale=" + language).get(0);
            if (shown.get("status").asString().equals("closed")) {
                assertThat(shown.get("status_notes").asString()).as("%s in %s", state, language).isNotBlank();
            } else {
                assertThat(shown.toString()).as("%s in %s", state, language).doesNotContain("不属于", "退单", "not ours", "RETURN");
            }
        }
        Partners.house().owner().sql("update cases set state = ? where number = ?").params(was.name(), number).update();
    }

    @Test
    void whatTheDutyListAsksForIsOnTheFormAndRequired() {
        var duties = Partners.house().bean(Duties.class);
        var item = duties.current().find("0207").orElseThrow();
        var asks = new ServiceItem(item.code(), item.parent(), item.meaning(),
                new Handling(List.of(), List.of(new Fact("depth", "number", true, "坑深（厘米）", "How deep, in cm",
                        List.of()), new Fact("lane", "singlevaluelist", false, "车道", "Lane", List.of("机动车道", "人行道"))), null, null),
                item.shares(), item.validity());
        Partners.house().bean(TransactionOperations.class)
                .executeWithoutResult(status -> duties.apply(List.of(new Change("0207", item, asks)), new Duties.Author(
                        "t", "t"), null));
        var attributes = json("services/0207.json?locale=en").get("attributes");
        assertThat(attributes).hasSize(2);
        assertThat(attributes.get(0).get("code").asString()).isEqualTo("depth");
        assertThat(attributes.get(0).get("datatype").asString()).isEqualTo("number");
        assertThat(attributes.get(0).get("description").asString()).isEqualTo("How deep, in cm");
        assertThat(attributes.get(1).get("values")).hasSize(2);
        var refused = Partners.form("/open311/v2/requests.json", lamp("service_code", "0207"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("attribute[depth] is required");
        assertThat(Partners.form("/open311/v2/requests.json", lamp("service_code", "0207", "attribute[depth]", "12", "attribute[lane]", "天上")).body()).contains(
                "must be one of");
        assertThat(Partners.form("/open311/v2/requests.json", lamp("service_code", "0207", "attribute[depth]", "12")).statusCode()).isEqualTo(201);
        Partners.house().bean(TransactionOperations.class)
                .executeWithoutResult(status -> duties.apply(List.of(new Change("0207", asks, item)), new Duties.Author(
                        "t", "t"), null));
    }

    @Test
    void closedAlwaysSaysWhatWasDoneAndReopeningShows() {
        var number = number(lamp());
        var filed = Partners.now(number);
        if (filed.unit() == null) {
            filed = Partners.make(filed, new CaseEvent.Dispatched("CGJ", "职责清单", "", Instant.now().plusSeconds(86_400), false));
        }
        Partners.make(filed, new CaseEvent.Signed(false));
        Partners.make(filed, new CaseEvent.Reported("", "已更换灯头，联系电话13812345678"));
        if (Partners.now(number).state().name().equals("REPORTED")) {
            Partners.make(filed, new CaseEvent.Resolved(false));
        }
        var closed = json("requests/" + number + ".json?extensions=true").get(0);
        assertThat(closed.get("status").asString()).isEqualTo("closed");
        assertThat(closed.get("status_notes").asString()).contains("已更换灯头").doesNotContain("13812345678", "解决了");
        assertThat(closed.get("extended_attributes").get("x_status").asString()).isEqualTo("CLOSED");
        assertThat(closed.get("agency_responsible").asString()).isNotBlank();
        Partners.make(filed, new CaseEvent.Reopened(Instant.now().plusSeconds(3600), "又坏了"));
        assertThat(json("requests/" + number + ".json").get(0).get("status").asString()).isEqualTo("open");
    }

    @Test
    void everyStateHasANoteInBothLanguages() {
        for (var state : huiying.bot.cases.CaseStatus.values()) {
            var publication = house.bean(Publication.class);
            assertThat(publication.say("open311.note." + state, huiying.nlp.Language.ZH)).isNotBlank().doesNotContain("不属于我");
            assertThat(publication.say("open311.note." + state, huiying.nlp.Language.EN)).isNotBlank();
        }
    }

    @Test
    void whatWasToldInConfidenceIsNowhere() {
        var secret = Partners.told("举报占道", "柳荫里有人收保护费 请保密", new Matter(Nature.WHISTLEBLOWING, "0101", Urgency.ORDINARY, true, false), false);
        var number = secret.number().digits();
        assertThat(get("requests/" + number + ".json").statusCode()).isEqualTo(404);
        assertThat(get("tokens/" + number + ".json").statusCode()).isEqualTo(404);
        assertThat(get("tokens/" + secret.id() + ".json").statusCode()).isEqualTo(404);
        assertThat(ids("requests.json?service_request_id=" + number)).isEmpty();
        assertThat(get("requests.json").body()).doesNotContain(number, "保护费");
        assertThat(get("servicerequestupdates.json?api_key=" + Partners.WATCH).body()).doesNotContain(number);
    }

    @Test
    void whatResidentsToldElsewhereIsShownByTitleAndPatchOnly() {
        var told = Partners.told("路灯不亮", "我是柳荫里3号楼502的李秀兰，电话13812345678，楼下路灯不亮", true);
        var shown = json("requests/" + told.number().digits() + ".json").get(0);
        assertThat(shown.get("description").asString()).isEqualTo("路灯不亮");
        assertThat(shown.toString()).doesNotContain("502", "李秀兰", "13812345678", "3号楼");
        assertThat(shown.get("address").asString()).isNotBlank();
        assertThat(shown.get("lat").isNumber()).isTrue();
    }

    @Test
    void aDepartmentsSystemWorksThroughUpdatesAlone() {
        var number = Partners.told("路灯不亮", "柳荫里路灯不亮", true).number().digits();
        assertThat(say(Partners.CGJ, number, "IN_PROGRESS", "").statusCode()).isEqualTo(201);
        assertThat(Partners.now(number).state().name()).isEqualTo("IN_PROGRESS");
        assertThat(say(Partners.CGJ, number, "CLOSED", "已更换灯头一只，检查同线路六盏").statusCode()).isEqualTo(201);
        assertThat(Partners.now(number).state().name()).isIn("REPORTED", "RESOLVED");
        assertThat(say(Partners.CGJ, number, "CLOSED", "").statusCode()).isEqualTo(400);
        assertThat(say(Partners.GAJ, number, "IN_PROGRESS", "").statusCode()).as("another unit's case does not exist").isEqualTo(404);
        assertThat(say("wrong", number, "IN_PROGRESS", "").statusCode()).isEqualTo(403);
        var news = json("servicerequestupdates.json?api_key=" + Partners.CITY);
        assertThat(news.toString()).contains("已更换灯头一只").contains("\"IN_PROGRESS\"");
    }

    @Test
    void updatesComeInOrderAndNeedAKey() throws Exception {
        assertThat(get("servicerequestupdates.json").statusCode()).isEqualTo(403);
        Partners.told("路灯不亮", "柳荫里路灯不亮", true);
        var moments = new ArrayList<String>();
        json("servicerequestupdates.json?api_key=" + Partners.CITY).forEach(update -> moments.add(update.get("updated_datetime").asString()));
        assertThat(moments).isNotEmpty().isSorted();
        var document = xml(get("servicerequestupdates.xml?api_key=" + Partners.CITY));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("service_request_updates");
        assertThat(texts(document, "update_id")).doesNotHaveDuplicates();
    }

    @Test
    void aResidentsCommentIsAddedOnceAndAWishToReopenIsOne() {
        var number = number(lamp());
        var comment = Map.of("api_key", Partners.CITY, "service_request_id", number, "update_id", "c-1-" + number, "description", "今天又灭了一盏");
        assertThat(Partners.form("/open311/v2/servicerequestupdates.json", comment).statusCode()).isEqualTo(201);
        assertThat(Partners.form("/open311/v2/servicerequestupdates.json", comment).statusCode()).isEqualTo(201);
        assertThat(Partners.now(number).words()).containsOnlyOnce("今天又灭了一盏");
        assertThat(say(Partners.CITY, number, "OPEN", "").statusCode()).isEqualTo(400);
        assertThat(say(Partners.CITY, number, "REOPEN", "没修好").statusCode()).as("what is not closed is not reopened").isEqualTo(400);
    }

    private static HttpResponse<String> say(String key, String number, String status, String words) {
        return Partners.form("/open311/v2/servicerequestupdates.json",
                Map.of("api_key", key, "service_request_id", number, "status", status, "description", words));
    }

    @Test
    void dangerIsSeenByAPersonAtOnce() {
        var answer = sent(lamp("service_code", "0206", "description", "路灯杆漏电，有人触电倒地 " + once()));
        var number = answer.get("service_request_id").asString();
        if (Partners.now(number).urgency() == Urgency.IMMEDIATE) {
            assertThat(answer.get("service_notice").asString()).contains("119");
            assertThat(house.jdbc().sql("select count(*) from task t join cases c on c.id = t.case_id where c.number = ? and t.reason = 'danger'").param(number)
                    .query(Integer.class).single()).isEqualTo(1);
        }
        assertThat(Partners.now(number).urgency()).isEqualTo(Urgency.IMMEDIATE);
    }

    @Test
    void tooManyQuestionsAreAnsweredLater() {
        var limits = new Limits(new huiying.app.config.Settings.Open311("", "", 2, 1));
        assertThat(limits.mayRead("a") && limits.mayRead("a")).isTrue();
        assertThat(limits.mayRead("a")).isFalse();
        assertThat(limits.mayRead("b")).isTrue();
        assertThat(limits.mayWrite("a")).isTrue();
        assertThat(limits.mayWrite("a")).isFalse();
    }

    @Test
    void hostileFieldsAreFieldsAndNothingElse() {
        for (var hostile : List.of("'; drop table cases; --", "\u0000\u0001\u0008", "]]></description>", "{{7*7}}", "../../etc/passwd")) {
            var number = number(lamp("description", "路灯不亮 " + hostile + " " + once()));
            assertThat(get("requests/" + number + ".xml").statusCode()).isEqualTo(200);
            assertThat(get("requests.json?service_code=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8)).statusCode()).isEqualTo(200);
        }
    }

    @AfterAll
    static void leave() {
        Partners.close();
    }

    /** Words nobody has said before; letters only, because digits may look like a telephone number and be masked. */
    private static String once() {
        return new Random().ints(10, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
