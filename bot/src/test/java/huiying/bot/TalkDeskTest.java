package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.addresses.Addresses;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.Presence;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.outbox.Outbox;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.Channels;
import huiying.channels.Content;
import tools.jackson.databind.json.JsonMapper;

/** A person takes a talk over, and the service is silent until it gets it back. */
class TalkDeskTest {
    private final Town town = new Town();
    private final Addresses addresses = new Addresses(TestDatabase.vault(), town.jdbc);
    private final Presence presence = new Presence(town.jdbc, town.clock);
    private final TalkDesk desk = new TalkDesk(town.database.transactions(), new Conversations(town.jdbc, TestDatabase.vault(), JsonMapper.shared()), presence,
            new Notices(town.jdbc, TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(),
                    new Outbox(town.jdbc, TestDatabase.vault(), addresses, JsonMapper
                            .shared()),
                    new Notices.Reach(addresses, new Channels(List.of(town.chat, town.phone)))),
            town.tasks, new TalkDesk.Around(town.clock, town.feed));
    private final StaffMember zhou = person();
    private final StaffMember xu = person();

    private StaffMember person() {
        var member = Hall.staff(Role.AGENT, null);
        town.jdbc.sql("insert into person (id, login, name, password_hash, role, created_at) values (?, ?, '周敏', '', 'AGENT', now())")
                .params(member.id(), member
                        .id().toString())
                .update();
        return new StaffMember(member.id(), member.login(), "周敏", member.role(), null, member.language());
    }

    private UUID wang() {
        return town.idOf(town.chat.address("wang"));
    }

    @Test
    void theServiceIsSilentWhileAPersonAnswersAndSpeaksAgainAfterwards() {
        town.writes("wang", "你好");
        assertThat(desk.takeOver(zhou, wang())).isTrue();
        town.goOn();
        assertThat(town.lastTo("wang")).contains("周敏").contains("接入");
        int before = town.textsTo("wang").size();

        for (var line : List.of("您好", "谢谢", "1", "进度")) {
            town.writes("wang", line);
        }
        town.sends("wang", new Content.Picture("p", null, null));
        assertThat(town.textsTo("wang")).hasSize(before);

        assertThat(desk.say(zhou, wang(), "您好，请说一下您的街道", "k1")).isTrue();
        assertThat(desk.say(zhou, wang(), "您好，请说一下您的街道", "k1")).isTrue();
        town.goOn();
        assertThat(town.textsTo("wang")).hasSize(before + 1);
        assertThat(town.lastTo("wang")).isEqualTo("工作人员周敏：您好，请说一下您的街道");

        assertThat(desk.handBack(zhou, wang())).isTrue();
        town.goOn();
        assertThat(town.lastTo("wang")).contains("结束");
        town.writes("wang", "你好");
        assertThat(town.textsTo("wang")).hasSize(before + 3);
    }

    /** Whatever is told to a person is a case all the same; of that the resident hears its number and nothing else. */
    @Test
    void aProblemToldToAPersonBecomesACaseWithoutAWordOfTheService() {
        town.writes("wang", "你好");
        desk.takeOver(zhou, wang());
        town.goOn();
        int before = town.textsTo("wang").size();
        town.writes("wang", "柳荫里3号楼的路灯坏了，天天摸黑");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.textsTo("wang").size() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void noClockStopsWhileAPersonTalks() {
        town.writes("wang", "柳荫里3号楼前的路灯坏了三天");
        var before = town.jdbc.sql("select string_agg(kind || due_at || coalesce(cancelled_at::text, ''), ',' order by kind) from deadline").query(String.class)
                .single();
        desk.takeOver(zhou, wang());
        desk.say(zhou, wang(), "在看了", "k");
        desk.handBack(zhou, wang());
        assertThat(town.jdbc.sql("select string_agg(kind || due_at || coalesce(cancelled_at::text, ''), ',' order by kind) from deadline").query(String.class)
                .single()).isEqualTo(before);
    }

    @Test
    void aTalkHasOnePersonAtATime() {
        town.writes("wang", "转人工");
        assertThat(town.openTasks("talk")).isEqualTo(1);
        assertThat(desk.takeOver(zhou, wang())).isTrue();
        assertThat(town.openTasks("talk")).isZero();
        assertThat(desk.takeOver(zhou, wang())).isTrue();
        assertThat(desk.takeOver(xu, wang())).isFalse();
        assertThat(desk.say(xu, wang(), "我来", "k")).isFalse();
        assertThat(desk.handBack(xu, wang())).isFalse();
        assertThat(desk.say(zhou, wang(), "  ", "k")).isFalse();
        assertThat(presence.of(wang()).person()).isEqualTo(zhou.id());
    }

    @Test
    void whoeverForgetsATalkLosesItAndSomebodyElseIsCalled() {
        town.writes("wang", "转人工");
        desk.takeOver(zhou, wang());
        town.clock.forward(Duration.ofMinutes(14));
        desk.look(zhou, wang());
        town.clock.forward(Duration.ofMinutes(14));
        assertThat(desk.handBackForgotten()).isZero();
        town.clock.forward(Duration.ofMinutes(2));
        assertThat(desk.handBackForgotten()).isEqualTo(1);
        assertThat(presence.of(wang()).person()).isNull();
        assertThat(town.openTasks("talk")).isEqualTo(1);
        assertThat(desk.handBackForgotten()).isZero();
    }

    @Test
    void bothSidesSeeThatTheOtherWritesAndHasRead() {
        town.writes("wang", "转人工");
        assertThat(presence.residentTypes(wang())).as("nobody is there to see it").isFalse();
        desk.takeOver(zhou, wang());
        assertThat(presence.residentTypes(wang())).isTrue();
        assertThat(presence.of(wang()).residentTyping()).isTrue();
        desk.typing(zhou, wang());
        desk.typing(xu, wang());
        assertThat(presence.of(wang()).staffTyping()).isTrue();
        town.clock.forward(Duration.ofSeconds(7));
        assertThat(presence.of(wang()).staffTyping()).isFalse();
        long last = presence.after(0).getLast().number();
        assertThat(presence.residentSaw(wang(), 7)).isTrue();
        assertThat(presence.residentSaw(wang(), 5)).as("nothing is unread again").isFalse();
        assertThat(presence.of(wang()).residentRead()).isEqualTo(7);
        assertThat(presence.after(last)).extracting(Presence.Change::address).containsExactly(wang());
    }

    @Test
    void aStopIsObeyedWhoeverAnswers() {
        town.writes("wang", "转人工");
        desk.takeOver(zhou, wang());
        town.writes("wang", "退订");
        assertThat(town.jdbc.sql("select stopped_at is not null from address where id = ?").param(wang()).query(Boolean.class).single()).isTrue();
    }
}
