package huiying.bot.duties;

/** A law or rule, and the clause of it. */
public record Basis(String law, String clause) {
    public String text() {
        return clause.isEmpty() ? law : law + clause;
    }
}
