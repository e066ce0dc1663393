package huiying.bot.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** A request as it now stands: the sum of its events. The number is null until it is filed. */
public record Case(UUID id, @Nullable CaseNumber number, Draft told, Origin origin, Standing standing, Times times, Beside beside) {

    public CaseStatus state() {
        return standing.state();
    }

    public Nature nature() {
        return told.matter().nature();
    }

    public @Nullable String category() {
        return told.matter().category();
    }

    public Urgency urgency() {
        return told.matter().urgency();
    }

    public boolean confidential() {
        return told.matter().confidential();
    }

    public Language language() {
        return told.language();
    }

    public String title() {
        return told.title();
    }

    public String words() {
        return told.words();
    }

    public @Nullable String place() {
        return told.spot().words();
    }

    public @Nullable String grid() {
        return told.spot().grid();
    }

    public String channel() {
        return origin.channel();
    }

    public @Nullable UUID address() {
        return origin.address();
    }

    public @Nullable String unit() {
        return standing.charge().unit();
    }

    public @Nullable String queue() {
        return standing.charge().queue();
    }

    public @Nullable String basis() {
        return standing.charge().basis();
    }

    /** The item of the duty list it was sent by, and the list's version. */
    public Cited cited() {
        return standing.charge().ground().cited();
    }

    public List<Assist> assists() {
        return standing.charge().assists();
    }

    public @Nullable Instant dueAt() {
        return times.due();
    }

    public @Nullable Instant promisedAt() {
        return times.promised();
    }

    public int returns() {
        return standing.counts().returns();
    }

    public int reopenings() {
        return standing.counts().reopenings();
    }

    public int resolution() {
        return standing.counts().resolution();
    }

    /** What waits for a second person. */
    public @Nullable Proposal proposal() {
        return beside.proposal();
    }

    public Tally tally() {
        return beside.tally();
    }

    /** The sequence number of the last event; also the version of the row. */
    public int seq() {
        return standing.counts().events();
    }

    /** Past the date of whoever is on the clock now. */
    public boolean isOverdue(Instant now) {
        var limit = state().isWithUnit() ? times.due() : times.promised();
        return state().isWork() && state() != CaseStatus.RESOLVED && limit != null && now.isAfter(limit);
    }

    Case telling(Draft told) {
        return new Case(id, number, told, origin, standing, times, beside);
    }

    Case numbered(CaseNumber number, String level) {
        return new Case(id, number, told, origin, standing.promised(level), times, beside);
    }

    Case standing(Standing standing) {
        return new Case(id, number, told, origin, standing, times, beside);
    }

    Case charged(Charge charge) {
        return standing(standing.with(charge));
    }

    Case counted(Counts counts) {
        return standing(standing.with(counts));
    }

    Case timed(Times times) {
        return new Case(id, number, told, origin, standing, times, beside);
    }

    Case beside(Beside beside) {
        return new Case(id, number, told, origin, standing, times, beside);
    }
}
