package huiying.bot.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.TestDatabase;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.nlp.Nature;

class SearchTest {
    private final Hall hall = new Hall();
    private final Lexemes lexemes = new Lexemes(TestDatabase.vault());
    private final SearchIndex index = new SearchIndex(hall.database.transactions(), hall.database.jdbc(), hall.cast.feed, hall.cast.cases, lexemes);
    private final Search search = new Search(hall.database.jdbc(), TestDatabase.vault(), lexemes, List.of("main"));
    private Case lamp;
    private Case water;

    @BeforeEach
    void two() {
        lamp = hall.dispatched();
        water = hall.filed(new Draft("自来水发黄", "幸福苑5栋自来水发黄三天了 water is yellow", Spot.named("幸福苑"), Cast.brokenLamp().matter().in("0205"), null,
                huiying.nlp.Language.ZH), Hall.sure("0205"));
        index.catchUp();
    }

    private List<UUID> find(StaffMember who, String words) {
        return search.find(who, Query.words(words, 10));
    }

    @Test
    void casesAreFoundByWordsInBothScripts() {
        assertThat(find(hall.agent, "路灯")).containsExactly(lamp.id());
        assertThat(find(hall.agent, "自来水 发黄")).containsExactly(water.id());
        assertThat(find(hall.agent, "YELLOW water")).containsExactly(water.id());
        assertThat(find(hall.agent, "路灯 发黄")).isEmpty();
        assertThat(find(hall.agent, "灯")).isEmpty();
        assertThat(find(hall.agent, "")).isEmpty();
        assertThat(find(hall.agent, "'; drop table cases; --")).isEmpty();
    }

    @Test
    void theNewestComesFirstAndPagesGoOn() {
        var later = hall.dispatched();
        index.catchUp();
        assertThat(find(hall.agent, "路灯")).containsExactly(later.id(), lamp.id());
        var second = new Query(new Query.Said("路灯", "", ""), Query.Where.ANYWHERE, new Query.Page(later.id(), 10));
        assertThat(search.find(hall.agent, second)).containsExactly(lamp.id());
    }

    @Test
    void aUnitFindsItsOwnOnly() {
        assertThat(find(Hall.of(lamp.unit()), "路灯")).containsExactly(lamp.id());
        assertThat(find(Hall.of("GAJ"), "路灯")).isEmpty();
    }

    @Test
    void placeUnitStateAndDateNarrowIt() {
        assertThat(where(new Query.Where(lamp.unit(), null, null, null, null, null))).contains(lamp.id());
        assertThat(where(new Query.Where(null, "DISPATCHED", "02", lamp.grid().substring(0, 4), null, null))).contains(lamp.id());
        assertThat(where(new Query.Where(null, "REPORTED", null, null, null, null))).isEmpty();
        assertThat(where(new Query.Where("it's'", "\\", null, null, null, null))).isEmpty();
        assertThat(where(new Query.Where(null, null, null, null, hall.cast.in(1), null))).isEmpty();
        assertThat(where(new Query.Where(null, null, null, null, hall.cast.in(-1), hall.cast.in(1)))).containsExactlyInAnyOrder(lamp.id(), water.id());
        assertThat(search.find(hall.agent, new Query(new Query.Said("", "幸福苑", ""), Query.Where.ANYWHERE, new Query.Page(null, 10))))
                .containsExactly(water.id());
    }

    private List<UUID> where(Query.Where where) {
        return search.find(hall.agent, new Query(Query.Said.ANYTHING, where, new Query.Page(null, 10)));
    }

    @Test
    void aStateIsFollowed() {
        hall.make(lamp, new CaseEvent.Signed(false));
        index.catchUp();
        assertThat(where(new Query.Where(null, "IN_PROGRESS", null, null, null, null))).containsExactly(lamp.id());
        assertThat(where(new Query.Where(null, "DISPATCHED", null, null, null, null))).doesNotContain(lamp.id());
    }

    @Test
    void aResidentIsFoundByNumberByThoseWhoTalkWithResidents() {
        var address = hall.addresses.keep(new Address("sms", "main", "+8613812345678"));
        var told = hall.cast.inTransaction(() -> {
            var opened = hall.moves.open(Cast.brokenLamp(), Origin.of("sms", address), Actor.citizen(address));
            return hall.moves.file(opened.id(), null, Actor.citizen(address)).filed();
        });
        index.catchUp();
        var query = new Query(new Query.Said("", "", "138 1234 5678"), Query.Where.ANYWHERE, new Query.Page(null, 10));
        assertThat(search.find(hall.agent, query)).containsExactly(told.id());
        assertThat(search.find(hall.supervisor, query)).containsExactly(told.id());
        assertThat(search.find(Hall.of("CGJ"), query)).isEmpty();
        assertThat(search.find(Hall.staff(Role.ADMIN, null), query)).isEmpty();
        assertThat(search.find(hall.agent, new Query(new Query.Said("", "", "13900000000"), Query.Where.ANYWHERE, new Query.Page(null, 10)))).isEmpty();
    }

    @Test
    void aNumberInTheWordsIsNotFoundByWords() {
        var told = Cast.brokenLamp();
        hall.filed(told.retold("路灯不亮，我的电话13812345678"), Hall.sure("0206"));
        index.catchUp();
        assertThat(find(hall.agent, "13812345678")).isEmpty();
    }

    @Test
    void whatIsToldInConfidenceIsNotFoundEvenWhenItBecomesSoLater() {
        var told = Cast.brokenLamp();
        hall.filed(told.about(told.matter().of(Nature.WHISTLEBLOWING).kept(true)), Hall.sure("0206"));
        index.catchUp();
        assertThat(find(hall.agent, "路灯")).containsExactly(lamp.id());
        hall.make(lamp, new CaseEvent.Amended(lamp.told().about(lamp.told().matter().kept(true))));
        assertThat(find(hall.agent, "路灯")).as("the row itself is asked, not only the index").isEmpty();
        index.catchUp();
        assertThat(hall.database.jdbc().sql("select count(*) from case_search where case_id = ?").param(lamp.id()).query(Integer.class).single()).isZero();
    }

    @Test
    void anErasedCaseIsNotFound() {
        hall.cast.keys.destroy(lamp.id());
        assertThat(find(hall.agent, "路灯")).isEmpty();
    }

    @Test
    void theTableHoldsNoWords() {
        var kept = hall.database.jdbc().sql("select string_agg(words::text, ' ') from case_search").query(String.class).single();
        assertThat(kept).contains("u:" + lamp.unit()).doesNotContain("路灯", "water", "幸福");
    }

    @Test
    void whatIsOlderThanTheNewestIsFoundByTheIndex() {
        hall.database.owner().sql("""
                                  insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', gen, 'number', null))).*
                                  from cases c, (select ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as gen from generate_series(1, 20001) n) g
                                  where c.id = ?""").param(water.id()).update();
        hall.database.owner().sql("insert into case_search select id, array_to_tsvector(array['x']) from cases where number is null on conflict do nothing")
                .update();
        assertThat(find(hall.agent, "路灯")).containsExactly(lamp.id());
        assertThat(where(new Query.Where(null, null, null, null, hall.cast.in(-1), hall.cast.in(1)))).contains(lamp.id());
    }
}
