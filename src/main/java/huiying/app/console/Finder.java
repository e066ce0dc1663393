package huiying.app.console;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.search.Query;
import huiying.bot.search.Search;
import huiying.bot.staff.StaffMember;

/** Searches and opens what was found; who asked for a resident by telephone number is written down, the number is not. */
@Component
public final class Finder {
    private final Search search;
    private final Cases cases;
    private final TransactionOperations transactions;
    private final Audit audit;

    Finder(Search search, Cases cases, TransactionOperations transactions, Audit audit) {
        this.search = search;
        this.cases = cases;
        this.transactions = transactions;
        this.audit = audit;
    }

    public List<Case> find(StaffMember who, Query query) {
        var found = search.find(who, query);
        if (!query.said().phone().isBlank() && Search.mayAskForPhone(who)) {
            transactions.executeWithoutResult(status -> audit.record(who.id().toString(), "searched-by-phone", Integer.toString(found.size()), Map.of()));
        }
        return cases.byIds(found);
    }
}
