package huiying.bot.survey;

import java.util.List;
import java.util.Optional;

/** The three questions after a resolution, and the reason asked of whoever is dissatisfied. Answers are stored by name, never as digits. */
public enum Question {
    CONTACTED("YES", "NO"), SOLVED("YES", "PARTLY", "NO"), SATISFIED("VERY_SATISFIED", "SATISFIED", "FAIRLY_SATISFIED", "DISSATISFIED",
            "VERY_DISSATISFIED"), REASON;

    private final List<String> answers;

    Question(String... answers) {
        this.answers = List.of(answers);
    }

    /** In the order in which they are numbered for the resident. */
    public List<String> answers() {
        return answers;
    }

    /** The answer behind a number, from one. */
    public Optional<String> answer(int number) {
        return number >= 1 && number <= answers.size() ? Optional.of(answers.get(number - 1)) : Optional.empty();
    }

    boolean accepts(String answer) {
        return this == REASON || answers.contains(answer);
    }
}
