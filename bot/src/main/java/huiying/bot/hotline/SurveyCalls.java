package huiying.bot.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Survey calls: only to residents whom no text reaches or who asked for calls; three tries on three days, at permitted hours. */
public final class SurveyCalls {
    private static final int TRIES = 3;
    private static final String COLUMNS = "id, survey, case_id, address, account, language, tries";

    private final JdbcClient jdbc;
    private final HotlineRules rules;
    private final Clock clock;

    public SurveyCalls(JdbcClient jdbc, HotlineRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Plans a call for every open survey that needs one.
     *
     * @param lines    the kinds of channel that are telephones
     * @param textless accounts whose residents cannot be written to
     */
    public int plan(Collection<String> lines, Collection<String> textless) {
        var now = clock.instant();
        return jdbc
                .sql("""
                     insert into survey_call (id, survey, case_id, address, account, language, due_at)
                     select gen_random_uuid(), s.id, c.id, a.id, a.account, c.language, :due from survey s
                     join cases c on c.id = s.case_id and c.resolution = s.resolution and c.state = 'RESOLVED'
                     join address a on a.id = c.address and a.channel = any(:lines)
                     where s.contacted is null and s.closes_at > :now and a.stopped_at is null and not exists (select from survey_call k where k.survey = s.id)
                         and (a.calls or a.news_to is null or a.account = any(:textless) or exists (
                             select from delivery d join notice n on n.id = d.notice
                             where n.case_id = c.id and n.template like 'SURVEY%' and d.address = a.news_to and d.state = 'failed'))
                     order by s.asked_at limit 200 on conflict do nothing""").param("lines", lines.toArray(String[]::new)).param("textless", textless
                        .toArray(String[]::new))
                .param("now", at(now)).param("due", at(rules.hours().permitted(now))).update();
    }

    /** The next call to be placed, taken in hand; empty outside the permitted hours. What was answered meanwhile is done. */
    public Optional<SurveyCall> takeDue() {
        var now = clock.instant();
        if (!rules.hours().permits(now)) {
            return Optional.empty();
        }
        jdbc.sql("""
                 update survey_call set state = 'done', outcome = 'answered-otherwise' where state = 'open' and exists (
                     select from survey s join cases c on c.id = s.case_id where s.id = survey_call.survey
                         and (s.contacted is not null or s.closes_at < ? or c.state <> 'RESOLVED'))""").param(at(now)).update();
        return jdbc.sql("""
                        update survey_call set state = 'calling', tries = tries + 1, tried_at = ?, outcome = null where id = (
                            select id from survey_call where state = 'open' and due_at <= ? order by due_at, id limit 1 for update skip locked)
                        returning\s""" + COLUMNS).params(at(now), at(now)).query(SurveyCalls::read).optional();
    }

    public void calling(UUID id, UUID call) {
        jdbc.sql("update survey_call set call = ? where id = ?").params(call, id).update();
    }

    /** A machine has picked up: nobody was asked. */
    public void machine(UUID call) {
        jdbc.sql("update survey_call set outcome = 'machine' where call = ? and state = 'calling'").param(call).update();
    }

    /** The call is over: with an answer it is done; without one it is tried on another day, or not any more. */
    public void over(UUID call, String why) {
        jdbc.sql("select " + COLUMNS + " from survey_call where call = ? and state = 'calling' for update").param(call).query(SurveyCalls::read).optional()
                .ifPresent(tried -> {
                    boolean answered = jdbc.sql("select contacted is not null or solved is not null or satisfied is not null from survey where id = ?").param(
                            tried.survey()).query(Boolean.class).single();
                    settle(tried, answered, why);
                });
    }

    private void settle(SurveyCall tried, boolean answered, String why) {
        var state = answered ? "done" : tried.tries() >= TRIES ? "given_up" : "open";
        jdbc.sql("update survey_call set state = ?, due_at = ?, outcome = coalesce(outcome, ?), call = null where id = ?").params(state, at(rules.hours()
                .nextDay(clock.instant())), answered ? "answered" : why, tried.id()).update();
    }

    /** The resident wants calls rather than messages, or no longer. */
    public void wanted(UUID address, boolean calls) {
        jdbc.sql("update address set calls = ? where id = ?").params(calls, address).update();
    }

    private static SurveyCall read(ResultSet row, int n) throws SQLException {
        var to = new SurveyCall.To(id(row, "address"), Objects.requireNonNull(row.getString("account")), Objects.requireNonNull(row.getString("language")));
        return new SurveyCall(id(row, "id"), id(row, "survey"), id(row, "case_id"), to, row.getInt("tries"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
