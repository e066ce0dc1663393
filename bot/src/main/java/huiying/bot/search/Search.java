package huiying.bot.search;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Vault;

/**
 * Finds cases by words, place, unit, state, date and telephone number. First the newest are looked through: what is common is found there
 * at once. Only what is rare among them is asked of the index, where rare means quick.
 */
public final class Search {
    private static final int NEWEST = 20_000;
    private static final UUID END = new UUID(-1, -1);
    private static final String RIGHTS = " and c.number is not null and not c.confidential and c.nature <> 'WHISTLEBLOWING' and (:everything or c.unit = :mine) ";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Lexemes lexemes;
    private final List<String> accounts;

    /** @param accounts our names at the providers of telephone numbers */
    public Search(JdbcClient jdbc, Vault vault, Lexemes lexemes, List<String> accounts) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.lexemes = lexemes;
        this.accounts = accounts;
    }

    /** Who may ask for a resident by telephone number: those who talk with residents. */
    public static boolean mayAskForPhone(StaffMember who) {
        return who.role() == Role.AGENT || who.role() == Role.SUPERVISOR;
    }

    /** Whether there is anything to look for: one Chinese character alone is too little. */
    public boolean isEmpty(Query query) {
        return terms(query).isEmpty() && phone(query).isEmpty() && query.where().from() == null && query.where().to() == null;
    }

    /** The cases found, newest first. Words that hold nothing to look for find nothing. */
    public List<UUID> find(StaffMember who, Query query) {
        boolean senseless = !query.said().words().isBlank() && Lexemes.terms(query.said().words()).isEmpty() || !query.said().phone().isBlank()
                && (phone(query).isEmpty() || !mayAskForPhone(who));
        if (senseless || isEmpty(query)) {
            return List.of();
        }
        var parameters = parameters(who, query);
        if (!phone(query).isEmpty()) {
            return ids("with person as materialized (" + PERSON
                    + ") select c.id from person p join cases c on c.id = p.id join case_search s on c.id = s.case_id where true"
                    + conditions(query) + " order by c.id desc limit :size", parameters);
        }
        return find(query, parameters);
    }

    // three questions, each with an index of its own: joined by "or" they would have none
    private static final String PERSON = """
                                         select id from cases where address = any(:addresses)
                                         union select id from cases where address in (select id from address where news_to = any(:addresses)
                                             union select id from address where citizen in (select id from citizen where phone_index = :person))
                                         union select case_id from case_search where words @@ cast(:phone as tsquery)""";

    private List<UUID> find(Query query, Map<String, @Nullable Object> parameters) {
        var newest = "(select case_id, words from case_search where case_id < :after order by case_id desc limit " + NEWEST + ")";
        var found = new ArrayList<>(ids("select c.id from " + newest + " s join cases c on c.id = s.case_id where true" + conditions(query)
                + " order by c.id desc limit :size", parameters));
        int missing = query.page().size() - found.size();
        var floor = missing == 0 ? null : floor(parameters);
        if (floor != null) {
            parameters.put("floor", floor);
            parameters.put("size", missing);
            var hits = terms(query).isEmpty() ? "case_search s" : "hits s";
            found.addAll(ids("with hits as materialized (select case_id, words from case_search s where s.case_id < :floor" + matching(query) + ") "
                    + "select c.id from " + hits + " join cases c on c.id = s.case_id where s.case_id < :floor" + conditions(query)
                    + " order by c.id desc limit :size", parameters));
        }
        return found;
    }

    /** The oldest of the newest; null when there are no older ones. */
    private @Nullable UUID floor(Map<String, @Nullable Object> parameters) {
        return jdbc.sql("select case_id from case_search where case_id < :after order by case_id desc offset " + (NEWEST - 1) + " limit 1")
                .params(parameters).query(UUID.class).optional().orElse(null);
    }

    private String matching(Query query) {
        return terms(query).isEmpty() ? "" : " and s.words @@ cast(:terms as tsquery)";
    }

    private String conditions(Query query) {
        var conditions = new StringBuilder(matching(query)).append(RIGHTS);
        append(conditions, query.where().unit(), "and c.unit = :unit ");
        append(conditions, query.where().state(), "and c.state = :state ");
        append(conditions, query.where().from(), "and c.created_at >= :from ");
        append(conditions, query.where().to(), "and c.created_at < :to ");
        append(conditions, query.page().after(), "and c.id < :after ");
        return conditions.toString();
    }

    private static void append(StringBuilder conditions, @Nullable Object given, String condition) {
        if (given != null) {
            conditions.append(condition);
        }
    }

    private List<UUID> ids(String sql, Map<String, @Nullable Object> parameters) {
        return jdbc.sql(sql).params(parameters).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    private Map<String, @Nullable Object> parameters(StaffMember who, Query query) {
        var parameters = new HashMap<String, @Nullable Object>();
        var where = query.where();
        parameters.put("everything", who.role() != Role.DEPARTMENT);
        parameters.put("mine", who.unit());
        parameters.put("terms", all(own(who, terms(query))));
        parameters.put("unit", where.unit());
        parameters.put("state", where.state());
        parameters.put("from", where.from() == null ? null : where.from().atOffset(ZoneOffset.UTC));
        parameters.put("to", where.to() == null ? null : where.to().atOffset(ZoneOffset.UTC));
        parameters.put("after", query.page().after() == null ? END : query.page().after());
        parameters.put("size", query.page().size());
        var phone = phone(query);
        parameters.put("phone", all(List.of(lexemes.whole(SearchIndex.PHONE, phone))));
        parameters.put("person", vault.index("phone", phone));
        parameters.put("addresses",
                Stream.of("sms", "voice").flatMap(channel -> accounts.stream().map(account -> vault.indexId("address", channel, account, phone)))
                        .toArray(UUID[]::new));
        return parameters;
    }

    private List<String> terms(Query query) {
        var terms = new ArrayList<String>();
        terms.addAll(lexemes.of(SearchIndex.WORD, query.said().words()));
        terms.addAll(lexemes.of(SearchIndex.PLACE, query.said().place()));
        var where = query.where();
        append(terms, "u:", where.unit());
        append(terms, "s:", where.state());
        append(terms, "c:", where.category());
        append(terms, "g:", where.grid());
        return terms;
    }

    /** A department's own cases stand together in the index. */
    private static List<String> own(StaffMember who, List<String> terms) {
        if (who.role() == Role.DEPARTMENT) {
            append(terms, "u:", who.unit());
        }
        return terms;
    }

    private static void append(List<String> terms, String kind, @Nullable String code) {
        if (code != null) {
            terms.add(kind + code);
        }
    }

    private static String phone(Query query) {
        return Phones.normal(query.said().phone());
    }

    /** Codes come from outside too: quotes inside are doubled. */
    private static String all(List<String> terms) {
        return terms.stream().map(term -> "'" + term.replace("\\", "\\\\").replace("'", "''") + "'").collect(Collectors.joining(" & "));
    }
}
