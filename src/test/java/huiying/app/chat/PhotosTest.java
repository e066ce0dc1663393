package huiying.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.cases.Actor;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.progress.Moves;

/** Photos from the resident's hand to the department's eye and back, from outside. */
class PhotosTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4} [0-9]{4} [0-9]{4}");
    private static final Pattern CODE = Pattern.compile("查询码([0-9]{6})");
    private final House house = House.demo();

    private static byte[] photo(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private String newVisitor() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private HttpResponse<String> upload(String cookie, byte[] bytes, String type) {
        return house.post("/chat/attachments", bytes, "Content-Type", type, "Cookie", cookie);
    }

    private String uploaded(String cookie) {
        var answer = upload(cookie, photo("jpeg"), "image/jpeg");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().substring(answer.body().indexOf(":\"") + 2, answer.body().lastIndexOf('"'));
    }

    private void say(String cookie, String fields) {
        var json = "{\"id\":\"" + UUID.randomUUID() + "\"," + fields + "}";
        assertThat(house.post("/chat/messages", json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "Cookie", cookie).statusCode())
                .isEqualTo(202);
    }

    /** Number and code of a case told with a photo. */
    private record Told(String number, String code, String cookie, String photo) {
    }

    private Told told(String words) {
        var cookie = newVisitor();
        say(cookie, "\"text\":\"" + words + "\"");
        Until.holds(() -> assertThat(page(cookie)).contains("查询码"));
        var photo = uploaded(cookie);
        say(cookie, "\"picture\":\"" + photo + "\",\"text\":\"就是这盏\"");
        Until.holds(() -> assertThat(house.jdbc().sql("select case_id is not null from attachment where id = ?").param(UUID.fromString(photo)).query(
                Boolean.class).single()).isTrue());
        var page = page(cookie);
        return new Told(found(NUMBER, page).replace(" ", ""), found(CODE, Pattern.compile("<[^>]+>").matcher(page).replaceAll("")).substring(3), cookie, photo);
    }

    private String page(String cookie) {
        return house.get("/chat?lang=zh", "Cookie", cookie).body();
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    @Test
    void aPhotoOfTheChatIsInTheTalkAndInTheCaseForWhoeverMaySeeIt() {
        var told = told("柳荫里小区21号楼门口的路灯坏了");
        assertThat(page(told.cookie())).contains("/chat/attachments/" + told.photo() + "/small").contains("就是这盏");

        var agent = Visitor.signedIn(house, "agent");
        assertThat(agent.get("/console/cases/" + told.number()).body()).contains("/console/attachments/" + told.photo() + "/small");
        var opened = agent.get("/console/attachments/" + told.photo());
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(opened.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(opened.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(opened.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox").contains("default-src 'none'");
        assertThat(opened.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void nobodyElseSeesIt() {
        var told = told("柳荫里小区22号楼门口的路灯坏了");
        assertThat(house.get("/chat/attachments/" + told.photo(), "Cookie", newVisitor()).statusCode()).isEqualTo(404);
        assertThat(house.get("/chat/attachments/" + told.photo()).statusCode()).isEqualTo(403);
        assertThat(house.get("/chat/attachments/" + told.photo(), "Cookie", told.cookie()).statusCode()).isEqualTo(200);
        assertThat(house.get("/console/attachments/" + told.photo()).statusCode()).isIn(302, 303, 401, 403);
        house.owner().sql("update cases set unit = 'CGJ' where number = ?").param(told.number()).update();
        assertThat(Visitor.signedIn(house, "cgj").get("/console/attachments/" + told.photo()).statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(house, "gaj").get("/console/attachments/" + told.photo()).statusCode()).as("another department").isEqualTo(404);
        assertThat(Visitor.signedIn(house, "agent").get("/console/attachments/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void aDepartmentSeesNoPhotoToldInConfidence() {
        var told = told("柳荫里小区23号楼门口的路灯坏了");
        house.owner().sql("update cases set unit = 'CGJ', confidential = true where number = ?").param(told.number()).update();
        assertThat(Visitor.signedIn(house, "cgj").get("/console/attachments/" + told.photo()).statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn(house, "cgj").get("/console/work/" + told.number()).body()).doesNotContain(told.photo());
    }

    @Test
    void onlyPhotosAreTakenAndOnlyFromOurOwnPage() {
        var cookie = newVisitor();
        assertThat(upload(cookie, "<svg/>".getBytes(StandardCharsets.UTF_8), "image/jpeg").body()).contains("\"problem\":\"type\"");
        assertThat(upload(cookie, photo("png"), "image/png").statusCode()).isEqualTo(200);
        assertThat(upload(cookie, photo("jpeg"), "text/plain").statusCode()).as("what another site's form can send").isEqualTo(415);
        assertThat(upload(cookie, photo("jpeg"), "multipart/form-data; boundary=x").statusCode()).isEqualTo(415);
        assertThat(upload("huiying_chat=made-up", photo("jpeg"), "image/jpeg").statusCode()).isEqualTo(403);
    }

    @Test
    void somebodyElsesPhotoCannotBeSent() {
        var mine = newVisitor();
        var photo = uploaded(mine);
        var thief = newVisitor();
        say(thief, "\"picture\":\"" + photo + "\"");
        Until.holds(
                () -> assertThat(house.jdbc().sql("select count(*) from attachment where state = 'GONE' and problem = 'no-source'").query(Long.class).single())
                        .isPositive());
        assertThat(house.get("/chat/attachments/" + photo, "Cookie", thief).statusCode()).isEqualTo(404);
        assertThat(house.jdbc().sql("select inbox is null from attachment where id = ?").param(UUID.fromString(photo)).query(Boolean.class).single()).isTrue();
    }

    @Test
    void theOwnerSeesThePhotoOnTheCasePageAndAddsAnother() {
        var told = told("柳荫里小区24号楼门口的路灯坏了");
        var owner = new Visitor(house);
        owner.seeForm("/case?lang=zh");
        var page = owner.submit("/case", Map.of("number", told.number(), "code", told.code())).body();
        var link = found(Pattern.compile("/case/photo/[A-Za-z0-9_-]+/small"), page);
        assertThat(house.get(link).statusCode()).isEqualTo(200);
        assertThat(house.get(link.substring(0, 40) + (link.charAt(40) == 'A' ? 'B' : 'A') + link.substring(41)).statusCode()).isEqualTo(404);

        var fields = new LinkedHashMap<>(Map.of("number", told.number(), "code", told.code(), "words", "", "key", UUID.randomUUID().toString()));
        var added = owner.withToken(token(page)).bring("/case/add", fields, "photos", photo("png"), photo("jpeg"));
        assertThat(added.body()).contains("补充好了").contains("补充照片 2 张");
        owner.withToken(token(added.body())).bring("/case/add", fields, "photos", photo("png"));
        assertThat(
                house.jdbc().sql("select count(*) from attachment a join cases c on c.id = a.case_id where c.number = ?").param(told.number()).query(Long.class)
                        .single())
                .as("a form sent twice brings its photos once").isEqualTo(3);
        assertThat(owner.withToken(token(added.body())).bring("/case/add", Map.of("number", told.number(), "code", told.code(), "words", "",
                "key", UUID.randomUUID().toString()), "photos", "<svg/>".getBytes(StandardCharsets.UTF_8)).body()).contains("有照片没有收");
    }

    private static String token(String page) {
        return found(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)"), page).substring("name=\"_csrf\" value=\"".length());
    }

    @Test
    void aDepartmentTakesPhotosBeforeAndAfterAndTheResidentSeesThemWhenItIsDone() {
        var told = told("柳荫里小区25号楼门口的路灯坏了");
        house.owner().sql("update cases set unit = 'CGJ' where number = ?").param(told.number()).update();
        var worker = Visitor.signedIn(house, "cgj");
        worker.seeForm("/console/work/" + told.number());
        var key = UUID.randomUUID().toString();
        assertThat(worker.bring("/console/work/" + told.number() + "/photos", Map.of("stage", "BEFORE", "key", key), "photos", photo("jpeg")).headers()
                .firstValue("Location").orElse("")).contains("photo-kept");
        worker.bring("/console/work/" + told.number() + "/photos", Map.of("stage", "BEFORE", "key", key), "photos", photo("jpeg"));
        worker.bring("/console/work/" + told.number() + "/photos", Map.of("stage", "AFTER", "key", UUID.randomUUID().toString()), "photos", photo("jpeg"));
        assertThat(worker.get("/console/work/" + told.number() + "?lang=zh").body()).contains("处理前 今天", "处理后 今天");
        assertThat(house.jdbc().sql("select stage from attachment a join cases c on c.id = a.case_id where c.number = ? order by stage").param(told.number())
                .query(
                        String.class)
                .list()).containsExactly("AFTER", "BEFORE", "TOLD");
        assertThat(house.jdbc().sql("select e.facts->>'stage' from case_event e join cases c on c.id = e.case_id where c.number = ? and type = 'PHOTO_TAKEN'")
                .param(told.number()).query(String.class).list()).as("each is a step of the history").containsExactlyInAnyOrder("BEFORE", "AFTER");
        assertThat(worker.get("/console/work/" + told.number() + "?lang=zh").body()).contains("承办单位拍照留证").doesNotContain("??");
        var other = Visitor.signedIn(house, "gaj");
        other.seeForm("/console/work");
        assertThat(other.bring("/console/work/" + told.number() + "/photos", Map.of("stage", "AFTER", "key", UUID.randomUUID().toString()), "photos", photo(
                "jpeg")).statusCode()).isEqualTo(404);

        assertThat(mine(told)).doesNotContain("处理后 今天");
        done(told);
        assertThat(mine(told)).contains("处理前 今天", "处理后 今天", "已更换灯头");
    }

    /** Signed, reported and looked at, as staff do. */
    private void done(Told told) {
        var moves = house.bean(Moves.class);
        var worker = Actor.staff(UUID.nameUUIDFromBytes(new byte[]{7}), "department");
        house.bean(TransactionOperations.class).executeWithoutResult(status -> {
            var now = house.bean(Cases.class).find(CaseNumber.parse(told.number()).orElseThrow()).orElseThrow();
            if (now.state() != CaseStatus.DISPATCHED) {
                moves.make(now.id(), new CaseEvent.Dispatched("CGJ", "路灯养护职责", "", Instant.now().plusSeconds(604_800), false), worker);
            }
            moves.make(now.id(), new CaseEvent.Signed(false), worker);
            moves.make(now.id(), new CaseEvent.Reported("", "11月22日晚已更换灯头，现已亮灯"), worker);
        });
        house.bean(TransactionOperations.class).executeWithoutResult(status -> {
            var now = house.bean(Cases.class).find(CaseNumber.parse(told.number()).orElseThrow()).orElseThrow();
            if (now.state() == CaseStatus.REPORTED) {
                moves.make(now.id(), new CaseEvent.Resolved(false), worker);
            }
        });
    }

    private String mine(Told told) {
        var owner = new Visitor(house);
        owner.seeForm("/case?lang=zh");
        return owner.submit("/case", Map.of("number", told.number(), "code", told.code())).body();
    }

    @Test
    void aFormWithoutScriptTellsTheSameAndGoesOnInTheChat() {
        var resident = new Visitor(house);
        resident.seeForm("/report?lang=zh");
        assertThat(resident.bring("/report", Map.of("what", " ", "where", "", "key", UUID.randomUUID().toString()), "photos").body()).contains("请写一下");
        resident.seeForm("/report?lang=zh");
        var fields = Map.of("what", "门口的路灯坏了三天", "where", "柳荫里小区26号楼", "key", UUID.randomUUID().toString());
        var sent = resident.bring("/report", fields, "photos", photo("jpeg"));
        assertThat(sent.headers().firstValue("Location").orElse("")).isEqualTo("/chat");
        Until.holds(() -> assertThat(resident.get("/chat?lang=zh").body()).contains("26号楼").contains("查询码").contains("/small"));
        resident.bring("/report", fields, "photos", photo("jpeg"));
        assertThat(house.jdbc().sql("""
                                    select count(*) from cases where address = (select a.address from attachment a join cases c on c.id = a.case_id
                                        where a.stage = 'TOLD' order by a.created_at desc limit 1)
                                    """).query(Long.class).single()).isEqualTo(1);
    }
}
