package huiying.app.console;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;

/** What agents ask and say often, in both languages: chosen by a key, changed by making a new one and retiring the old. */
@Component
final class ReadyTexts {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Audit audit;

    ReadyTexts(JdbcClient jdbc, TransactionOperations transactions, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** One of them. */
    record Ready(UUID id, String zh, String en, String by, String made, boolean retired) {
    }

    List<Ready> inUse() {
        return all().stream().filter(text -> !text.retired()).toList();
    }

    List<Ready> all() {
        return jdbc.sql("""
                        select t.id, t.zh, t.en, coalesce(p.name, '') by_name, to_char(t.made_at, 'YYYY-MM-DD') made, t.retired_at is not null retired
                        from ready_text t left join person p on p.id::text = t.made_by order by t.retired_at nulls first, t.made_at, t.id""").query((row,
                n) -> new Ready(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("zh"), row.getString("en"), row.getString("by_name"), row
                        .getString("made"), row.getBoolean("retired")))
                .list();
    }

    void add(StaffMember who, String zh, String en) {
        transactions.executeWithoutResult(status -> {
            var id = Ids.next();
            jdbc.sql("insert into ready_text (id, zh, en, made_by, made_at) values (?, ?, ?, ?, now())").params(id, zh, en, who.id().toString()).update();
            audit.record(who.id().toString(), "ready-text-made", id.toString(), java.util.Map.of());
        });
    }

    /** Takes one out of use, or back into it. */
    void retire(StaffMember who, UUID id, boolean retired) {
        transactions.executeWithoutResult(status -> {
            var change = retired ? "retired_at = now(), retired_by = ?" : "retired_at = null, retired_by = ?";
            if (jdbc.sql("update ready_text set " + change + " where id = ? and (retired_at is not null) <> ?").params(who.id().toString(), id, retired)
                    .update() == 1) {
                audit.record(who.id().toString(), retired ? "ready-text-retired" : "ready-text-revived", id.toString(), java.util.Map.of());
            }
        });
    }
}
