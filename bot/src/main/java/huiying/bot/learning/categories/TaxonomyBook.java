package huiying.bot.learning.categories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Taxonomy;
import tools.jackson.databind.json.JsonMapper;

/** The tree of categories by version, and the one everybody in this process looks at. Writing belongs into the caller's transaction. */
public final class TaxonomyBook {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = "version, step, by_person, why, at, acts, samples, reverts from taxonomy_version ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Taxonomy taxonomy = Taxonomy.of(Taxonomy.bundled().all());
    private int followed;

    public TaxonomyBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A version that came to be.
     *
     * @param step    null for what the city began with, and for a return to an earlier version
     * @param acts    what was done to samples, so that it can be undone
     * @param reverts the version it went back to
     */
    public record Version(int number, @Nullable Step step, String by, String why, Instant at, List<UUID> acts, int samples, @Nullable Integer reverts) {
    }

    /** What happened and to how many samples. */
    record Made(@Nullable Step step, List<UUID> acts, int samples, @Nullable Integer reverts) {
    }

    /** The taxonomy in force: the same object for ever, which changes with every version. */
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /** Takes over the newest version; true when there was a newer one. */
    public synchronized boolean follow() {
        int newest = newest();
        if (newest == followed) {
            return false;
        }
        tree().putInto(taxonomy);
        followed = newest;
        return true;
    }

    public int newest() {
        return jdbc.sql("select coalesce(max(version), 0) from taxonomy_version").query(Integer.class).single();
    }

    /** The tree as it is now. */
    public Tree tree() {
        return jdbc.sql("select tree from taxonomy_version order by version desc limit 1").query(String.class).optional().map(TaxonomyBook::tree)
                .orElseGet(() -> Tree.of(Taxonomy.bundled()));
    }

    /** The tree as it was; what ships with the product for version 0. */
    Optional<Tree> tree(int version) {
        return version == 0
                ? Optional.of(Tree.of(Taxonomy.bundled()))
                : jdbc.sql("select tree from taxonomy_version where version = ?").param(version).query(String.class).optional().map(TaxonomyBook::tree);
    }

    private static Tree tree(String json) {
        return JSON.readValue(json, Tree.class);
    }

    /** Nobody else changes it until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('taxonomy'))").query((row, n) -> 0).single();
    }

    int append(Tree tree, Made made, String by, String why) {
        return jdbc.sql("""
                        insert into taxonomy_version (tree, step, by_person, why, at, acts, samples, reverts)
                        values (cast(:tree as jsonb), cast(:step as jsonb), :by, :why, :at, :acts, :samples, :reverts) returning version""")
                .param("tree", JSON.writeValueAsString(tree))
                .param("step", made.step() == null ? null : JSON.writerFor(Step.class).writeValueAsString(made.step()))
                .param("by", by).param("why", why).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("acts", made.acts().toArray(UUID[]::new))
                .param("samples", made.samples()).param("reverts", made.reverts()).query(Integer.class).single();
    }

    /** Newest first. */
    public List<Version> history(int limit) {
        return jdbc.sql("select " + COLUMNS + "order by version desc limit ?").param(limit).query(TaxonomyBook::version).list();
    }

    List<Version> since(int version) {
        return jdbc.sql("select " + COLUMNS + "where version > ? order by version desc").param(version).query(TaxonomyBook::version).list();
    }

    private static Version version(ResultSet row, int n) throws SQLException {
        var step = row.getString("step");
        var acts = (UUID[]) Objects.requireNonNull(row.getArray("acts")).getArray();
        return new Version(row.getInt("version"), step == null ? null : JSON.readValue(step, Step.class), Objects.requireNonNull(row.getString("by_person")),
                Objects.requireNonNull(row.getString("why")), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), List.of(acts),
                row.getInt("samples"), row.getObject("reverts", Integer.class));
    }
}
