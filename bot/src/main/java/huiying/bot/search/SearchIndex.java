package huiying.bot.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.nlp.Masking;
import huiying.nlp.Nature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what cases are found by in step with the feed. Personal data in the words is hidden before it is looked at, so that nobody finds
 * a resident by typing a number into the search for words; confidential and erased cases are taken out.
 */
public final class SearchIndex {
    /** Words of the matter, of the place, and a telephone number. */
    static final String WORD = "w";
    static final String PLACE = "p";
    static final String PHONE = "t";
    private static final String READER = "search";
    private static final int BATCH = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Feed feed;
    private final Cases cases;
    private final Lexemes lexemes;
    private final Masking masking = new Masking();

    public SearchIndex(TransactionOperations transactions, JdbcClient jdbc, Feed feed, Cases cases, Lexemes lexemes) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.feed = feed;
        this.cases = cases;
        this.lexemes = lexemes;
    }

    /** Takes in everything that changed since the last time; says how many cases that were. */
    public int catchUp() {
        int all = 0;
        int some;
        do {
            some = Objects.requireNonNullElse(transactions.execute(status -> next()), 0);
            all += Math.max(0, some);
        } while (some == BATCH);
        return all;
    }

    private int next() {
        jdbc.sql("insert into feed_place (reader, seq) values (?, 0) on conflict do nothing").param(READER).update();
        var place = jdbc.sql("select seq from feed_place where reader = ? for update skip locked").param(READER).query(Long.class).optional();
        if (place.isEmpty()) {
            return 0;
        }
        var entries = feed.ofCases(place.get(), null, BATCH);
        if (!entries.isEmpty()) {
            keep(entries.stream().map(Feed.Entry::caseId).filter(Objects::nonNull).distinct().toList());
            jdbc.sql("update feed_place set seq = ? where reader = ?").params(entries.getLast().seq(), READER).update();
        }
        return entries.size();
    }

    /** Takes in many new cases at once; belongs into the caller's transaction. */
    public void write(NamedParameterJdbcOperations batches, List<Case> added) {
        var rows = added.stream().filter(SearchIndex::findable)
                .map(c -> new MapSqlParameterSource("id", c.id()).addValue("words", lexemesOf(c).toArray(String[]::new))).toArray(SqlParameterSource[]::new);
        batches.batchUpdate("insert into case_search (case_id, words) values (:id, array_to_tsvector(cast(:words as text[])))", rows);
    }

    private void keep(List<UUID> ids) {
        for (var c : cases.byIds(ids)) {
            if (findable(c)) {
                jdbc.sql("""
                         insert into case_search (case_id, words) values (:id, array_to_tsvector(cast(:words as text[])))
                         on conflict (case_id) do update set words = excluded.words where case_search.words <> excluded.words""").param("id", c.id())
                        .param("words", lexemesOf(c).toArray(String[]::new)).update();
            } else {
                jdbc.sql("delete from case_search where case_id = ?").param(c.id()).update();
            }
        }
    }

    private static boolean findable(Case c) {
        boolean erased = c.words().isEmpty() && c.title().isEmpty();
        return c.number() != null && !c.confidential() && c.nature() != Nature.WHISTLEBLOWING && !erased;
    }

    /** The words of a case and its codes. */
    Set<String> lexemesOf(Case c) {
        var place = c.place() == null ? "" : masking.mask(c.place());
        var found = new TreeSet<>(lexemes.of(WORD, masking.mask(c.title() + "\n" + c.words()) + "\n" + place));
        found.addAll(lexemes.of(PLACE, place));
        found.addAll(codes(c));
        var phone = phone(c);
        if (!phone.isEmpty()) {
            found.add(lexemes.whole(PHONE, phone));
        }
        return found;
    }

    /** Codes that stand open in the case: unit, state, category and field, grid and all it lies in. */
    static List<String> codes(Case c) {
        var codes = new ArrayList<String>();
        codes.add("s:" + c.state().name());
        if (c.unit() != null) {
            codes.add("u:" + c.unit());
        }
        if (c.category() != null) {
            codes.add("c:" + c.category());
            codes.add("c:" + c.category().substring(0, Math.min(2, c.category().length())));
        }
        var grid = c.grid() == null ? "" : c.grid();
        for (int end = 2; end <= grid.length(); end += 2) {
            codes.add("g:" + grid.substring(0, end));
        }
        return codes;
    }

    private static String phone(Case c) {
        return c.told().facts() == null ? "" : Phones.normal(JSON.readTree(c.told().facts()).path("reporter").path("phone").asString(""));
    }
}
