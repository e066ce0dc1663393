package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import huiying.bot.LinkDesk.Asked;
import huiying.bot.LinkDesk.Proved;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Origin;
import huiying.bot.citizens.Citizens;
import huiying.bot.citizens.Links;
import huiying.bot.citizens.PhoneProofs;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.nlp.Language;
import tools.jackson.databind.json.JsonMapper;

class LinkDeskTest {
    private static final String PHONE = "138 0000 0001";
    private static final String E164 = "+8613800000001";

    private final Hall hall = new Hall();
    private final RecordingChannel sms = new RecordingChannel("sms");
    private final Notices notices = new Notices(hall.database.jdbc(), TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(), hall.outbox,
            new Notices.Reach(hall.addresses, new Channels(List.of(hall.web, sms))));
    private final Citizens citizens = new Citizens(hall.database.jdbc(), TestDatabase.vault(), hall.clock);
    private final Links links = new Links(hall.database.jdbc(), TestDatabase.vault(), hall.clock);
    private final LinkDesk desk = desk(Optional.of("main"));
    private final StaffMember agent = person(Role.AGENT);

    private LinkDesk desk(Optional<String> account) {
        return new LinkDesk(hall.database.transactions(), hall.addresses, citizens, links,
                new PhoneProofs(hall.database.jdbc(), TestDatabase.vault(), hall.clock),
                new LinkDesk.Around(notices, account, hall.clock));
    }

    private StaffMember person(Role role) {
        var member = Hall.staff(role, null);
        hall.database.jdbc().sql("insert into person (id, login, name, password_hash, role, created_at) values (?, ?, ?, '', ?, now())").params(member.id(),
                member.id().toString(), member.name(), role.name()).update();
        return member;
    }

    private UUID chat(String name) {
        return hall.addresses.keep(new Address("web", "main", name));
    }

    private UUID number() {
        return hall.addresses.idOf(new Address("sms", "main", E164));
    }

    /** The code as it was texted. */
    private String texted() {
        var body = hall.database.jdbc().sql("""
                                            select d.id, d.body from delivery d join notice n on n.id = d.notice where n.template = 'PHONE_CODE'
                                            order by d.seq desc limit 1""").query((row, n) -> TestDatabase.vault().openText(row.getObject(1, UUID.class), row
                .getBytes(2))).single();
        var at = body.indexOf("验证码是 ") + "验证码是 ".length();
        return body.substring(at, at + 6);
    }

    private Proved links(String name) {
        assertThat(desk.ask(chat(name), PHONE, Language.ZH)).isEqualTo(Asked.SENT);
        return desk.prove(chat(name), texted(), false, Language.ZH);
    }

    @Test
    void whoeverProvesANumberSeesTheCasesToldFromIt() {
        number();
        hall.addresses.keep(new Address("sms", "main", E164));
        var byText = hall.cast.inTransaction(() -> hall.moves.open(Cast.brokenLamp(), Origin.of("sms", number()), Actor.citizen(number())));
        assertThat(hall.cast.cases.recentFor(chat("wang"), 10)).isEmpty();

        assertThat(links("wang")).isEqualTo(Proved.LINKED);
        assertThat(hall.cast.cases.recentFor(chat("wang"), 10)).extracting(c -> c.id()).containsExactly(byText.id());
        assertThat(hall.cast.cases.isFrom(byText, chat("wang"))).isTrue();
        assertThat(hall.told()).containsExactly("PHONE_CODE", "PHONE_LINKED");
        assertThat(hall.database.owner().sql("select row_to_json(p)::text from phone_proof p").query(String.class).list()).noneMatch(row -> row.contains(
                "13800000001"));
    }

    @Test
    void takingItBackRestoresBothSides() {
        hall.addresses.keep(new Address("sms", "main", E164));
        hall.cast.inTransaction(() -> hall.moves.open(Cast.brokenLamp(), Origin.of("sms", number()), Actor.citizen(number())));
        links("wang");
        assertThat(links.of(chat("wang"))).hasSize(2);

        assertThat(desk.unlink(agent, chat("wang"))).isTrue();
        assertThat(desk.unlink(agent, chat("wang"))).isFalse();
        assertThat(hall.cast.cases.recentFor(chat("wang"), 10)).isEmpty();
        assertThat(hall.cast.cases.recentFor(number(), 10)).hasSize(1);
        assertThat(citizens.of(number())).isEmpty();
        assertThat(links.of(chat("wang"))).isEmpty();
    }

    @Test
    void twoWhoShareATelephoneAreNotJoinedSilently() {
        links("wang");
        assertThat(links("granny")).isEqualTo(Proved.SHARED);
        assertThat(citizens.of(chat("granny"))).isEmpty();

        assertThat(desk.prove(chat("granny"), texted(), true, Language.ZH)).isEqualTo(Proved.LINKED);
        assertThat(citizens.of(chat("granny"))).isEqualTo(citizens.of(chat("wang")));
        desk.unlink(agent, chat("granny"));
        assertThat(citizens.of(chat("granny"))).isEmpty();
        assertThat(citizens.of(chat("wang"))).as("the first stays as it was").isPresent();
    }

    @Test
    void aCodeIsGoodForTenMinutesFiveTriesAndOneAddress() {
        desk.ask(chat("wang"), PHONE, Language.ZH);
        var code = texted();
        assertThat(desk.prove(chat("other"), code, false, Language.ZH)).isEqualTo(Proved.EXPIRED);
        for (int n = 0; n < 5; n++) {
            assertThat(desk.prove(chat("wang"), "00000" + n, false, Language.ZH)).isIn(Proved.WRONG, Proved.LINKED);
        }
        assertThat(desk.prove(chat("wang"), code, false, Language.ZH)).isEqualTo(Proved.EXPIRED);

        desk.ask(chat("wang"), PHONE, Language.ZH);
        hall.clock.forward(Duration.ofMinutes(10));
        assertThat(desk.prove(chat("wang"), texted(), false, Language.ZH)).isEqualTo(Proved.EXPIRED);
    }

    @Test
    void aCodeLinksOnce() {
        links("wang");
        desk.unlink(agent, chat("wang"));
        assertThat(desk.prove(chat("wang"), texted(), true, Language.ZH)).isEqualTo(Proved.EXPIRED);
    }

    @Test
    void codesAreFewForANumberHoweverManyAskAtOnce() throws Exception {
        var tries = new ArrayList<Callable<Asked>>();
        for (int n = 0; n < 12; n++) {
            var name = "asker" + n;
            chat(name);
            tries.add(() -> desk.ask(chat(name), PHONE, Language.ZH));
        }
        int sent = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var asked : threads.invokeAll(tries)) {
                sent += asked.get() == Asked.SENT ? 1 : 0;
            }
        }
        assertThat(sent).isEqualTo(3);
        hall.clock.forward(Duration.ofHours(2));
        assertThat(desk.ask(chat("wang"), PHONE, Language.ZH)).isEqualTo(Asked.SENT);
    }

    @Test
    void anAddressAsksForFewNumbersADay() {
        for (int n = 0; n < 6; n++) {
            assertThat(desk.ask(chat("pumper"), "1390000000" + n, Language.ZH)).isEqualTo(Asked.SENT);
        }
        assertThat(desk.ask(chat("pumper"), "13900000009", Language.ZH)).isEqualTo(Asked.TOO_MANY);
    }

    @Test
    void onlyNumbersAreNumbersAndWithoutTextMessagesThereIsNoWay() {
        for (var no : List.of("", "12345", "abc", "+0123456789", "138000000011112222")) {
            assertThat(desk.ask(chat("wang"), no, Language.ZH)).as(no).isEqualTo(Asked.NO_NUMBER);
        }
        assertThat(LinkDesk.Phone.of("１３８ ００００-0001")).map(LinkDesk.Phone::e164).contains(E164);
        assertThat(LinkDesk.Phone.of("0044 7700 900123")).map(LinkDesk.Phone::e164).contains("+447700900123");
        assertThat(desk(Optional.empty()).ask(chat("wang"), PHONE, Language.ZH)).isEqualTo(Asked.NO_WAY);
    }

    @Test
    void anAgentLinksWithAReasonAndNeverTwoKnownPersons() {
        assertThat(desk.link(agent, chat("wang"), chat("wang2"), "同一个人，电话里核对过")).isTrue();
        assertThat(citizens.of(chat("wang"))).isEqualTo(citizens.of(chat("wang2"))).isPresent();
        assertThat(desk.link(agent, chat("li"), chat("li2"), "夫妻")).isTrue();
        assertThat(desk.link(agent, chat("wang"), chat("li"), "也许")).isFalse();
        assertThat(desk.link(agent, chat("wang"), chat("wang"), "自己")).isFalse();
        assertThat(links.of(chat("wang")).getFirst().person()).isEqualTo(agent.name());
        assertThat(hall.database.owner().sql("select encode(reason, 'escape') from citizen_link").query(String.class).list()).noneMatch(reason -> reason
                .contains("核对"));
        desk.unlink(agent, chat("wang2"));
        assertThat(citizens.of(chat("wang"))).isEmpty();
    }

    /** A survey asked in the chat is answered by text message when both are one person, or when it was texted in place of the chat. */
    @Test
    void aReplyFindsTheQuestionAskedAtAnotherDoor() {
        var questions = new PendingQuestions(hall.database.jdbc(), JsonMapper.shared());
        var chat = chat("wang");
        hall.addresses.keep(new Address("sms", "main", E164));
        questions.ask(chat, PendingQuestions.question(huiying.bot.conversation.Asked.Kind.REOPEN, hall.dispatched().id(), null, "REOPEN", List.of("1", "2")),
                hall.clock
                        .instant(),
                Duration.ofDays(7));
        assertThat(questions.open(number(), hall.clock.instant())).isEmpty();

        links("wang");
        assertThat(questions.open(number(), hall.clock.instant())).hasSize(1);
        desk.unlink(agent, chat);
        assertThat(questions.open(number(), hall.clock.instant())).isEmpty();
        hall.database.jdbc().sql("""
                                 insert into delivery (id, notice, channel, account, address, body, due_at, created_at, updated_at)
                                 select gen_random_uuid(), n.id, 'sms', 'main', ?, '', now(), now(), now() from notice n where n.case_id is not null limit 1
                                 """).param(number()).update();
        hall.database.jdbc().sql("update notice set address = ? where case_id is not null").param(chat).update();
        assertThat(questions.open(number(), hall.clock.instant())).hasSize(1);
    }
}
