package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.cases.Case;
import huiying.bot.conversation.Asked;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.hotspots.Polls;
import tools.jackson.databind.json.JsonMapper;

/** How residents answer whether it is good for them too, in the words and signs they have. */
class PollTest {
    private final Town town = new Town();

    @ParameterizedTest
    @CsvSource({"1, true", "２, false", "POLL:1, true", "POLL:2, false", "解决了, true", "没解决, false", "不是, false"})
    void yesAndNoAreHeardHoweverTheyAreSaid(String reply, boolean good) {
        town.writes("Lin", "柳荫里的路灯不亮了");
        var lamp = town.onlyCaseOf("Lin");
        var poll = asked(lamp);
        town.clock.forward(Duration.ofMinutes(30));
        town.writes("Lin", reply);
        assertThat(town.jdbc.sql("select good from hotspot_poll_answer where poll = ?").param(poll).query(Boolean.class).single()).isEqualTo(good);
        assertThat(town.openTasks("supervise")).as("a no is seen by a supervisor").isEqualTo(good ? 0 : 1);
        assertThat(town.lastTo("Lin")).contains("已记下");
        assertThat(town.casesOf("Lin")).as("an answer is no new matter").hasSize(1);
        assertThat(town.cases.byId(lamp.id()).orElseThrow().state()).as("and moves nothing").isEqualTo(lamp.state());
    }

    private UUID asked(Case member) {
        var hotspot = UUID.randomUUID();
        var poll = UUID.randomUUID();
        town.jdbc.sql("insert into hotspot (id, status, head, begun_at, grown_at) values (?, 'accepted', ?, now(), now())").params(hotspot, member.id())
                .update();
        town.jdbc.sql("insert into hotspot_poll (id, hotspot, asked_by, asked_at) values (?, ?, ?, now())").params(poll, hotspot, UUID.randomUUID()).update();
        town.jdbc.sql("insert into hotspot_poll_answer (poll, case_id) values (?, ?)").params(poll, member.id()).update();
        new PendingQuestions(town.jdbc, JsonMapper.shared()).ask(member.address(),
                PendingQuestions.question(Asked.Kind.POLL, member.id(), null, "POLL", List.of("YES", "NO")), town.clock.instant(), Duration.ofDays(3));
        assertThat(new Polls(town.jdbc, null, null, town.clock).latest(hotspot)).hasValueSatisfying(result -> assertThat(result.silent()).isOne());
        return poll;
    }
}
