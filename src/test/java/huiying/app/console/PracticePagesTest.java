package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.progress.Moves;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** The practice over HTTP: every act is a form a browser sends, and every program may do the same. */
class PracticePagesTest {
    private static final String KEY = "practice-supervisor-0123456789";
    private static final String DONE = "11月23日已更换灯头一只，晚上亮灯，已电话告知居民";

    private static House house;
    private static Visitor worker;
    private static Visitor agent;
    private static Visitor supervisor;
    private static int residents;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.desk.undo=0s", "huiying.api.keys=watch:" + KEY + ":supervisor,desk:desk-" + KEY + ":agent");
        worker = Visitor.signedIn(house, "cgj");
        agent = Visitor.signedIn(house, "agent");
        supervisor = Visitor.signedIn(house, "supervisor");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aWorkerSignsContactsTellsProgressAndReportsOnAPhone() {
        var mine = dispatched();
        assertThat(worker.seeForm(work(mine)).body()).contains("/sign", "/contact\"");
        submit(worker, work(mine) + "/sign", Map.of("tab", "sign"));
        var page = worker.seeForm(work(mine)).body();
        for (var act : new String[]{"contact", "progress", "ask-info", "extension", "plan", "unsolved"}) {
            assertThat(page).contains("/console/cases/" + number(mine) + "/" + act + "\"");
        }
        act(worker, mine, "contact", "way", "phone", "reached", "yes", "note", "已约今晚");
        act(worker, mine, "progress", "text", "配件已到货，今晚更换");
        assertThat(now(mine).times().contacted()).isNotNull();
        submit(worker, work(mine) + "/report", Map.of("text", DONE, "basis", "路灯养护职责 2.4"));
        assertThat(now(mine).state()).isIn(CaseStatus.RESOLVED, CaseStatus.REPORTED);
        assertThat(worker.get(work(mine)).body()).contains("配件已到货", "已约今晚");
    }

    @Test
    void moreTimeIsAskedOnThePhoneAndDecidedInTheConsole() {
        var mine = signed();
        act(worker, mine, "extension", "until", "2099-01-01T12:00", "reason", "定制灯具");
        assertThat(now(mine).proposal()).isNull();
        var until = now(mine).dueAt().plusSeconds(3600);
        act(worker, mine, "extension", "until", until.toString(), "reason", "定制灯具，周五到货");
        assertThat(supervisor.seeForm(console(mine)).body()).contains("定制灯具，周五到货", "/agree\"", "/decline\"", "/supervise\"");
        assertThat(agent.seeForm(console(mine)).body()).doesNotContain("/agree\"");
        act(supervisor, mine, "decline", "reason", "仓库有货");
        assertThat(now(mine).proposal()).isNull();
        act(worker, mine, "plan", "until", until.plusSeconds(86_400 * 30).toString(), "text", "列入春季改造");
        act(supervisor, mine, "agree");
        assertThat(now(mine).state()).isEqualTo(CaseStatus.SCHEDULED);
        act(worker, mine, "resume");
        assertThat(now(mine).state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void aRefusedActAnswers409WithTheCaseAsItStandsAndWhy() {
        var mine = signed();
        var refused = post(worker, console(mine) + "/extension", "until", "2020-01-01T12:00", "reason", "早了");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("日期不合适", number(mine).substring(8));
        var again = submitted(worker, work(mine) + "/sign", Map.of("tab", "sign"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("没有改动");
        assertThat(post(supervisor, console(mine) + "/agree").statusCode()).isEqualTo(409);
    }

    @Test
    void anActOfAnotherRoleOrUnitIsForbiddenOrNotThere() {
        var mine = signed();
        assertThat(post(agent, console(mine) + "/supervise", "until", "2099-01-01T12:00", "text", "x").statusCode()).isEqualTo(403);
        assertThat(post(Visitor.signedIn(house, "gaj"), console(mine) + "/progress", "text", "x").statusCode()).isEqualTo(404);
        assertThat(post(agent, console(mine) + "/nonsense").statusCode()).isEqualTo(404);
        assertThat(now(mine).state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void aSupervisorAsksAndTheUnitAnswersOnItsPhone() {
        var mine = signed();
        act(supervisor, mine, "supervise", "until", Instant.now().plusSeconds(7200).toString(), "text", "为何推迟？");
        assertThat(worker.seeForm(work(mine)).body()).contains("为何推迟？", "/answer-supervision\"");
        act(worker, mine, "answer-supervision", "text", "等待配件");
        assertThat(now(mine).beside().supervised()).isZero();
        act(worker, mine, "unsolved", "text", "规划绿地不能设灯", "basis", "城市照明规划第12条");
        act(supervisor, mine, "decline", "reason", "可用太阳能灯");
        assertThat(now(mine).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        act(worker, mine, "rectify", "text", "增加巡查");
    }

    @Test
    void twoAgentsRefuseAndTheResidentMayAppeal() {
        var waiting = triage();
        act(agent, waiting, "refuse", "code", "court", "basis", "条例第九条", "door", "区人民法院", "text", "已在诉讼");
        assertThat(post(agent, console(waiting) + "/agree").statusCode()).isEqualTo(409);
        assertThat(supervisor.seeForm(console(waiting)).body()).contains("区人民法院");
        act(supervisor, waiting, "agree");
        assertThat(now(waiting).state()).isEqualTo(CaseStatus.NOT_ACCEPTED);
        act(agent, waiting, "appeal", "reason", "不是同一件事");
        assertThat(now(waiting).state()).isEqualTo(CaseStatus.TRIAGE);
        act(agent, waiting, "invalid", "code", "no-content", "text", "没有诉求");
        act(supervisor, waiting, "decline", "reason", "有诉求");
        act(agent, waiting, "ask-info", "text", "请说明位置");
        assertThat(now(waiting).state()).isEqualTo(CaseStatus.NEED_INFO);
        act(agent, waiting, "inform", "text", "柳荫里3号楼");
        assertThat(now(waiting).state()).isEqualTo(CaseStatus.TRIAGE);
    }

    @Test
    void anAgentMergesUrgesAndFlags() {
        var head = signed();
        var member = signed();
        act(agent, member, "urge", "text", "居民来电");
        act(agent, member, "emergency", "code", "119");
        act(agent, member, "merge", "head", number(head));
        assertThat(now(member).state()).isEqualTo(CaseStatus.MERGED);
        act(agent, member, "unmerge", "reason", "原因不同");
        assertThat(now(member).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(now(member).tally().urgings()).isOne();
    }

    @Test
    void aSetPhraseIsBouncedAndTheWriterIsAdvisedBeforeSending() {
        var mine = signed();
        var looked = submitted(worker, work(mine) + "/check", Map.of("text", "好的", "basis", ""));
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body()).contains("没说清做了什么", "没写依据", ">好的</textarea>");
        assertThat(submitted(worker, work(mine) + "/report", Map.of("text", "。。。", "basis", "")).statusCode()).isEqualTo(409);
        assertThat(now(mine).state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void whoReportedInConfidenceIsSeenByOneWhenASecondAllows() {
        var secret = filed("CGJ", true);
        assertThat(worker.seeForm(work(secret)).body()).doesNotContain("柳荫里3号楼前").contains("路灯");
        assertThat(agent.seeForm(console(secret)).body()).contains("/secret/ask");
        assertThat(post(agent, console(secret) + "/secret/ask", "more", "核实线索").statusCode()).isIn(302, 303);
        assertThat(post(agent, console(secret) + "/reveal", "reason", "verify").statusCode()).isEqualTo(404);
        var page = supervisor.seeForm(console(secret)).body();
        var at = page.indexOf("/secret/");
        var grant = page.substring(at, page.indexOf("/grant", at)) + "/grant";
        assertThat(post(agent, console(secret) + grant).statusCode()).isEqualTo(403);
        assertThat(post(supervisor, console(secret) + grant).statusCode()).isIn(302, 303);
        assertThat(post(agent, console(secret) + "/reveal", "reason", "verify").body()).contains("柳荫里3号楼前");
    }

    @Test
    void programsDoTheSameAndAreToldWhy() {
        var mine = signed();
        var bad = api("desk-" + KEY, mine, "urge", "{}");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("'text'");
        assertThat(api("desk-" + KEY, mine, "urge", "{\"text\":\"来电\"}").statusCode()).isEqualTo(200);
        assertThat(api(KEY, mine, "supervise", "{\"until\":\"2099-01-01T12:00:00+08:00\",\"text\":\"为何\"}").statusCode()).isEqualTo(200);
        var refused = api(KEY, mine, "agree", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("NOT_PROPOSED", number(mine));
        assertThat(api("desk-" + KEY, mine, "supervise", "{\"until\":\"2099-01-01T12:00:00+08:00\",\"text\":\"为何\"}").statusCode()).isEqualTo(403);
        assertThat(api(KEY, mine, "nonsense", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void everyReasonAndEveryActHasWordsInBothLanguages() {
        var messages = house.bean(org.springframework.context.MessageSource.class);
        for (var locale : new java.util.Locale[]{java.util.Locale.SIMPLIFIED_CHINESE, java.util.Locale.ENGLISH}) {
            for (var why : NotAllowedNow.Why.values()) {
                assertThat(messages.getMessage("why." + why, null, locale)).isNotBlank();
            }
            for (var kind : huiying.bot.tasks.TaskKind.values()) {
                assertThat(messages.getMessage("task." + kind, null, locale)).isNotBlank();
            }
            for (var timer : huiying.bot.sla.Timer.values()) {
                assertThat(messages.getMessage("deadline." + timer, null, locale)).isNotBlank();
            }
            for (var act : huiying.bot.desk.Command.class.getPermittedSubclasses()) {
                assertThat(messages.getMessage("undo." + snake(act.getSimpleName()), null, locale)).isNotBlank();
            }
        }
    }

    @Test
    void aUnitAsksAnotherToHelpWhichReportsItsPartOnItsOwnPage() {
        var mine = signed();
        assertThat(worker.seeForm(work(mine)).body()).contains("/ask-assist\"").doesNotContain("/assist\"");
        act(worker, mine, "ask-assist", "unit", "FGJ", "note", "请协助断电");
        assertThat(now(mine).assists()).extracting(assist -> assist.unit()).containsExactly("FGJ");
        var helper = Visitor.signedIn(house, "fgj");
        assertThat(helper.seeForm(work(mine)).body()).contains("/assist\"").doesNotContain("/ask-assist\"", "/report\"");
        assertThat(helper.get(work(mine) + "?lang=zh").body()).contains("已请协办").doesNotContain("clock flat late").as("nothing waits for a decision")
                .doesNotContain("note is-violet");
        house.owner().sql("update cases set assists = jsonb_set(assists, '{0,due}', to_jsonb(cast('2026-01-01T00:00:00Z' as text))) where id = ?")
                .param(mine.id())
                .update();
        assertThat(helper.get(work(mine) + "?lang=zh").body()).as("overdue is seen").contains("clock flat late");
        assertThat(supervisor.get("/console/cases/" + number(mine) + "?lang=zh").body()).contains("已请协办");
        helper.seeForm(work(mine));
        act(helper, mine, "assist", "text", "已断电并挂牌");
        assertThat(worker.get(work(mine) + "?lang=zh").body()).contains("已反馈");
        assertThat(now(mine).assists().getFirst().isOpen()).isFalse();
        assertThat(worker.get(work(mine)).body()).contains("已断电并挂牌");
        assertThat(now(mine).unit()).as("the lead keeps it").isEqualTo("CGJ");
    }

    @Test
    void whatBelongsTogetherIsLinkedForThoseWhoSeeAll() {
        var first = signed();
        var second = triage();
        house.owner().sql("update cases set parent = ? where id = ?").params(first.id(), second.id()).update();
        assertThat(agent.get(console(second)).body()).contains("上一件", number(first));
        assertThat(agent.get(console(first)).body()).contains("后续工单", number(second));
        assertThat(worker.get(work(first)).body()).doesNotContain(number(second));
        house.owner().sql("update cases set parent = null where id = ?").param(second.id()).update();
    }

    @Test
    void aSupervisorSeesWhoGivesBackAndWhatIsNobodys() {
        var mine = dispatched();
        house.bean(TransactionOperations.class)
                .execute(status -> house.bean(Moves.class).make(mine.id(), new CaseEvent.ReturnAsked("三定方案", "FGJ", "不归我们"), Actor
                        .staff(UUID.randomUUID(), "department", "CGJ")));
        assertThat(supervisor.get("/console/watch?lang=zh").body()).contains("退单与兜底", "清单未列明的占", "近 30 天申请退单").doesNotContain("??");
        assertThat(supervisor.get("/console/watch/rates?lang=zh").body()).contains("首次解决率", "回访率");
    }

    @Test
    void anAdministratorChangesWhatIsToldAndInWhichWords() {
        var admin = Visitor.signedIn(house, "admin");
        var page = "/console/admin/notices";
        assertThat(admin.seeForm(page + "?lang=zh").body()).contains("哪一步告知市民", "SIGNED").doesNotContain("??");
        assertThat(admin.get(page + "?lang=en").body()).contains("Which step residents are told").doesNotContain("??");
        admin.seeForm(page);
        var kept = submitted(admin, page + "/wording", Map.of("template", "PROGRESS", "language", "zh", "text", "{unit}已接手，{due}前办完。", "why", "更亲切"));
        assertThat(kept.headers().firstValue("Location").orElse("")).endsWith("note=saved");
        for (var wrong : new String[]{"{phone} 已接手", "{unit 已接手", "}{", "x".repeat(601)}) {
            assertThat(submitted(admin, page + "/wording", Map.of("template", "PROGRESS", "language", "zh", "text", wrong, "why", "x")).headers().firstValue(
                    "Location").orElse("")).as(wrong).endsWith("note=missing");
        }
        assertThat(submitted(admin, page + "/rule", Map.of("event", "SIGNED", "template", "-", "why", "少打扰")).headers().firstValue("Location").orElse(""))
                .endsWith("note=saved");
        var tables = house.bean(huiying.bot.notices.NoticeTables.class);
        assertThat(tables.wordings()).containsEntry("zh:progress", "{unit}已接手，{due}前办完。");
        assertThat(tables.rules()).filteredOn(rule -> rule.when().event().equals("SIGNED")).singleElement()
                .satisfies(rule -> assertThat(rule.template()).isNull());
        assertThat(submitted(admin, page + "/rule", Map.of("event", "NOTHING", "template", "PROGRESS", "why", "x")).headers().firstValue("Location").orElse(""))
                .endsWith("note=missing");
        submitted(admin, page + "/rule", Map.of("event", "SIGNED", "template", "PROGRESS", "why", "恢复"));
        submitted(admin, page + "/wording", Map.of("template", "PROGRESS", "language", "zh", "text", "", "why", "恢复"));
        assertThat(tables.wordings()).doesNotContainKey("zh:progress");
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }

    private static Case triage() {
        return filed(null);
    }

    private static Case dispatched() {
        return filed("CGJ");
    }

    private static Case signed() {
        var mine = dispatched();
        worker.seeForm(work(mine));
        submit(worker, work(mine) + "/sign", Map.of("tab", "sign"));
        assertThat(now(mine).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        return now(mine);
    }

    private static Case filed(String unit) {
        return filed(unit, false);
    }

    private static Case filed(String unit, boolean secret) {
        var moves = house.bean(Moves.class);
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "practice-" + residents++));
        var told = new Draft("路灯不亮", "柳荫里3号楼前路灯坏了三天", Spot.named("柳荫里3号楼前"), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, secret, false), null,
                Language.ZH);
        return house.bean(TransactionOperations.class).execute(status -> {
            var opened = moves.open(told, Origin.of("web", address), Actor.citizen(address));
            var filed = moves.file(opened.id(), null, Actor.citizen(address)).filed();
            return unit == null
                    ? filed
                    : moves.make(filed.id(), new CaseEvent.Dispatched(unit, "路灯养护职责 2.4", "test", moves.due(filed, null), false), Actor.clock("test"));
        });
    }

    private static Case now(Case about) {
        return house.bean(Cases.class).byId(about.id()).orElseThrow();
    }

    private static String number(Case about) {
        return about.number().digits();
    }

    private static String work(Case about) {
        return "/console/work/" + number(about);
    }

    private static String console(Case about) {
        return "/console/cases/" + number(about);
    }

    private static void act(Visitor who, Case about, String act, String... fields) {
        var answer = post(who, console(about) + "/" + act, fields);
        assertThat(answer.statusCode()).as(act + " of " + now(about).state()).isIn(302, 303, 409);
    }

    private static java.net.http.HttpResponse<String> post(Visitor who, String path, String... fields) {
        var form = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        who.seeForm(house.pageWithForm());
        return submitted(who, path, form);
    }

    private static void submit(Visitor who, String path, Map<String, String> fields) {
        assertThat(submitted(who, path, fields).statusCode()).as(path).isIn(302, 303);
    }

    private static java.net.http.HttpResponse<String> submitted(Visitor who, String path, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("key", UUID.randomUUID().toString());
        return who.submit(path, form);
    }

    private static java.net.http.HttpResponse<String> api(String key, Case about, String act, String body) {
        return house.post("/api/v1/cases/" + number(about) + "/acts/" + act, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "Content-Type",
                "application/json", "Authorization", "Bearer " + key);
    }
}
