package huiying.app.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.smpp.LongMessages;
import huiying.channels.smpp.Part;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the parts of long text messages for all nodes: a part is committed before the message centre is told that we have it. */
public final class PartsInDatabase implements LongMessages {
    /** After so long a reference may mean another message, and a message without its missing part is taken as it is. */
    private static final Duration WAIT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    public PartsInDatabase(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    private record Row(UUID message, String providerId, Part part) {
    }

    @Override
    public Optional<Whole> add(String account, Part part) {
        var message = vault.indexId("sms-part", account, part.sender(), part.recipient(), part.reference() + "/" + part.total());
        var id = Ids.next();
        jdbc.sql("delete from sms_part where message = ? and heard_at < now() - ? * interval '1 second'").params(message, WAIT.toSeconds()).update();
        jdbc.sql(
                """
                insert into sms_part (id, account, message, number, total, provider_id, part) values (:id, :account, :message, :number, :total, :provider, :part)
                on conflict (message, number) do nothing
                """)
                .param("id", id).param("account", account).param("message", message).param("number", part.number()).param("total", part.total())
                .param("provider", part.providerId()).param("part", vault.seal(id, json.writeValueAsBytes(part))).update();
        var rows = jdbc.sql("select id, message, provider_id, part from sms_part where message = ? order by heard_at, number").param(message).query(this::row)
                .list();
        return rows.size() < part.total() ? Optional.empty() : Optional.of(whole(rows));
    }

    private Row row(ResultSet row, int n) throws SQLException {
        var part = json.readValue(vault.open(row.getObject("id", UUID.class), row.getBytes("part")), Part.class);
        return new Row(row.getObject("message", UUID.class), row.getString("provider_id"), part);
    }

    private static Whole whole(List<Row> rows) {
        var first = rows.getFirst();
        var texts = new TreeMap<Integer, String>();
        rows.forEach(row -> texts.put(row.part.number(), row.part.text()));
        var text = IntStream.rangeClosed(1, first.part.total()).mapToObj(number -> texts.getOrDefault(number, "…")).collect(Collectors.joining());
        return new Whole(first.part.sender(), first.part.recipient(), text, first.providerId);
    }

    /** Complete ones stay a while so that a repeated part is recognised; they go without a word. */
    @Override
    public List<Whole> overdue(String account) {
        var rows = jdbc.sql("""
                            select id, message, provider_id, part from sms_part p
                            where account = ? and (select max(heard_at) from sms_part o where o.message = p.message) < now() - ? * interval '1 second'
                            order by message, heard_at, number
                            """).params(account, WAIT.toSeconds()).query(this::row).list();
        var late = new ArrayList<Whole>();
        rows.stream().collect(Collectors.groupingBy(Row::message)).values().forEach(parts -> {
            if (parts.size() < parts.getFirst().part.total()) {
                late.add(whole(parts));
            } else {
                forget(account, parts.getFirst().providerId);
            }
        });
        return late;
    }

    @Override
    public void forget(String account, String providerId) {
        jdbc.sql("delete from sms_part where message in (select message from sms_part where account = ? and provider_id = ?)").params(account, providerId)
                .update();
    }
}
