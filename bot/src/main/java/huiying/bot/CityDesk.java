package huiying.bot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.duties.Change;
import huiying.bot.duties.Duties;
import huiying.bot.duties.Proposal;
import huiying.bot.duties.Proposals;
import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;
import huiying.bot.grids.ManagedObject;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.routing.Places;
import huiying.bot.routing.Precedents;
import huiying.bot.routing.Unit;
import huiying.bot.routing.Units;
import huiying.bot.staff.StaffMember;

/** Administrators change the rules of the city here: each change is looked at first, applied whole or not at all, and written down for good. */
public final class CityDesk {
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Duties duties;
    private final Proposals proposals;
    private final Precedents precedents;
    private final Ground city;
    private final Audit audit;

    /** The list with what waits to change it, and the arbitrations beside it. */
    public record Lists(Duties duties, Proposals proposals, Precedents precedents) {
    }

    /** The city itself. */
    public record Ground(Units units, Grids grids, Places places, ManagedObjects objects) {
    }

    public CityDesk(TransactionOperations transactions, JdbcClient jdbc, Lists lists, Ground city, Audit audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.duties = lists.duties();
        this.proposals = lists.proposals();
        this.precedents = lists.precedents();
        this.city = city;
        this.audit = audit;
    }

    /** Keeps a changed list to be looked at; nothing is in force yet. */
    public UUID propose(StaffMember who, List<Change> changes, String why) {
        return Objects.requireNonNull(transactions.execute(status -> {
            patience();
            return proposals.keep(duties.latest(), author(who, why), changes);
        }));
    }

    /** Puts a proposal into force and says as which version; empty when the list has moved on under it. */
    public Optional<Integer> apply(StaffMember who, UUID id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            patience();
            return proposals.find(id).filter(Proposal::isOpen).filter(proposal -> proposal.fits(duties.current())).map(proposal -> {
                int version = made(who, proposal.changes(), proposal.author().why(), null);
                proposals.apply(id, version);
                return version;
            });
        }));
    }

    public boolean discard(StaffMember who, UUID id) {
        return Boolean.TRUE.equals(transactions.execute(status -> proposals.discard(id)));
    }

    /** Makes the list what it was; that is a version of its own, so that nothing is lost. */
    public int revert(StaffMember who, int version, String why) {
        return Objects.requireNonNull(transactions.execute(status -> {
            patience();
            return made(who, Change.between(duties.current(), duties.at(version)), why, version);
        }));
    }

    /** The arbitration stays what it was for its own case and is no longer an example. */
    public boolean revoke(StaffMember who, long precedent, String why) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean done = precedents.revoke(precedent, who.login(), why);
            if (done) {
                audit.record(who.id().toString(), "precedent.revoke", Long.toString(precedent), Map.of("why", why));
            }
            return done;
        }));
    }

    /** Takes in patches of the city, new ones and changed ones. */
    public void keepGrids(StaffMember who, Collection<Grid> grids) {
        transactions.executeWithoutResult(status -> {
            patience();
            city.grids().keep(grids);
            audit.record(who.id().toString(), "grids.import", "grid", Map.of("grids", Integer.toString(grids.size())));
        });
        city.grids().refresh();
    }

    /** Ends some patches and begins others in their place from today: a split, or a merger. What was filed in the old ones stays there. */
    public void replaceGrids(StaffMember who, Collection<String> old, Collection<Grid> fresh, String why) {
        transactions.executeWithoutResult(status -> {
            var today = city.grids().today();
            city.grids()
                    .keep(fresh.stream().map(grid -> new Grid(grid.code(), grid.level(), grid.name(), grid.boundary(), grid.keeper(), new Grid.Time(today, null,
                            List.copyOf(old)))).toList());
            city.grids().end(old, today);
            city.grids().refresh();
            city.places().follow(old, fresh.stream().map(Grid::code).toList());
            audit.record(who.id().toString(), "grids.replace", String.join(" ", old),
                    Map.of("by", fresh.stream().map(Grid::code).collect(Collectors.joining(" ")),
                            "why", why));
        });
        city.grids().refresh();
    }

    /** Takes in things with numbers on them. */
    public void keepObjects(StaffMember who, Collection<ManagedObject> objects) {
        transactions.executeWithoutResult(status -> {
            patience();
            city.objects().keep(objects);
            audit.record(who.id().toString(), "objects.import", "managed_object", Map.of("objects", Integer.toString(objects.size())));
        });
    }

    /** Somebody took a list away. */
    public void exported(StaffMember who, String what, int rows) {
        transactions.executeWithoutResult(status -> audit.record(who.id().toString(), "export", what, Map.of("rows", Integer.toString(rows))));
    }

    /** A unit as it shall be, new or changed. */
    public void keepUnit(StaffMember who, Unit unit) {
        transactions.executeWithoutResult(status -> {
            city.units().keep(unit);
            audit.record(who.id().toString(), "unit.keep", unit.code(), Map.of("kind", unit.kind().name()));
        });
        city.units().refresh();
    }

    private int made(StaffMember who, List<Change> changes, String why, @org.jspecify.annotations.Nullable Integer reverts) {
        int version = duties.apply(changes, author(who, why), reverts);
        audit.record(who.id().toString(), reverts == null ? "duties.apply" : "duties.revert", Integer.toString(version),
                Map.of("changes", Integer.toString(changes.size()), "why", why));
        return version;
    }

    /** A whole list takes longer than a message may. */
    private void patience() {
        jdbc.sql("set local statement_timeout = '30s'").update();
    }

    private static Duties.Author author(StaffMember who, String why) {
        return new Duties.Author(who.login(), why);
    }
}
