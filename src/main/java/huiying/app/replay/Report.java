package huiying.app.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** What is printed: a bar while messages are sent, and the account at the end. */
final class Report {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean live;

    /** {@code live} when somebody watches: the bar then overwrites itself. */
    Report(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void bar(Tally tally, int all) {
        int done = all == 0 ? WIDTH : (int) ((long) WIDTH * tally.settled() / all);
        var line = String.format(Locale.ROOT, "[%s%s] %,d of %,d   %,.0f/s   %,d refused", "#".repeat(done), ".".repeat(WIDTH - done), tally.settled(), all,
                tally.perSecond(), tally.refused());
        out.print(live ? "\r" + line + "   " : line + "\n");
        out.flush();
    }

    void line(String words) {
        out.println(live ? "\r" + words + " ".repeat(Math.max(0, 70 - words.length())) : words);
        out.flush();
    }

    /** True when everything that was accepted is accounted for. */
    boolean account(Tally tally, Optional<ServiceView.Outcome> seen) {
        row("sent", tally.settled());
        row("accepted", tally.accepted());
        row("  answered at once", tally.answered());
        row("refused", tally.refused());
        row("attempts repeated", tally.repeated());
        text("messages per second", String.format(Locale.ROOT, "%,.0f over %.1f s", tally.perSecond(), tally.took().toMillis() / 1000.0));
        text("sender waited, ms",
                String.format(Locale.ROOT, "p50 %.1f   p95 %.1f   p99 %.1f", tally.percentile(50), tally.percentile(95), tally.percentile(99)));
        return seen.map(outcome -> reconcile(tally, outcome)).orElseGet(() -> {
            out.println("The service did not tell what became of them: give --api-key, or look in the console.");
            out.flush();
            return tally.refused() == 0;
        });
    }

    private boolean reconcile(Tally tally, ServiceView.Outcome seen) {
        row("received", seen.received());
        row("  stored", seen.stored());
        row("  duplicates", seen.duplicates());
        row("  quarantined", seen.quarantined());
        row("not yet taken", seen.untaken());
        row("cases", seen.cases());
        row("  dispatched automatically", seen.automatic());
        row("  waiting for an agent", seen.waiting());
        row("drafts", seen.drafts());
        boolean kept = seen.balanced() && seen.stored() + seen.quarantined() >= tally.accepted();
        out.println(kept ? "Reconciled: everything accepted is there." : "NOT reconciled: accepted messages are missing.");
        out.flush();
        return kept;
    }

    private void row(String name, long figure) {
        text(name, String.format(Locale.ROOT, "%,d", figure));
    }

    private void text(String name, String words) {
        out.printf(Locale.ROOT, "%-28s %s%n", name, words);
    }
}
