package huiying.app.console;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Moves;
import huiying.bot.survey.Question;
import huiying.bot.survey.Survey;
import huiying.bot.survey.Surveys;

/** What a resident does on a page: answer, add, have it done again. A form that arrives twice acts once. */
@Component
final class ResidentActs {
    private static final int LONGEST = 1_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Moves moves;
    private final Aftercare aftercare;
    private final Surveys surveys;
    private final Clock clock;

    ResidentActs(JdbcClient jdbc, TransactionOperations transactions, Moves moves, Aftercare aftercare, Surveys surveys, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.moves = moves;
        this.aftercare = aftercare;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** The survey of the last resolution while it still counts. */
    Optional<Survey> open(Case mine) {
        return surveys.ofResolution(mine).filter(survey -> survey.resolution() > 0 && survey.isOpen(clock.instant()));
    }

    Optional<Survey> byLink(String link) {
        return surveys.byLink(link);
    }

    /** What was done, as the key of the sentence that says so. */
    String answer(Case mine, @Nullable String question, @Nullable String answer, @Nullable String key) {
        var asked = question(question);
        if (asked.isEmpty() || answer == null || asked.get() != Question.REASON && !asked.get().answers().contains(answer) || cut(answer).isEmpty()) {
            return "mycase.told.late";
        }
        return once(mine, key, () -> {
            var survey = open(mine);
            survey.ifPresent(found -> aftercare.answer(found.id(), asked.get(), cut(answer), actor(mine)));
            return survey.isPresent() ? "mycase.told.answer" : "mycase.told.late";
        });
    }

    String add(Case mine, @Nullable String words, @Nullable String key) {
        return cut(words).isEmpty() ? "mycase.told.empty" : once(mine, key, () -> {
            moves.inform(mine.id(), cut(words), actor(mine));
            return "mycase.told.added";
        });
    }

    /** Never without a reason. */
    String reopen(Case mine, @Nullable String words, @Nullable String key) {
        return cut(words).isEmpty() ? "mycase.told.empty" : once(mine, key, () -> {
            var again = moves.reopen(mine.id(), cut(words), actor(mine));
            return again.id().equals(mine.id()) ? "mycase.told.reopen" : "mycase.told.new";
        });
    }

    /** Asks where it stays; once a day is heard as well as often. */
    String urge(Case mine, @Nullable String words, @Nullable String key) {
        return once(mine, key, () -> {
            if (urgedSince(mine, clock.instant().minus(java.time.Duration.ofDays(1)))) {
                return "mycase.told.urged.already";
            }
            moves.make(mine.id(), new CaseEvent.Urged(cut(words)), actor(mine));
            return "mycase.told.urged";
        });
    }

    private boolean urgedSince(Case mine, java.time.Instant moment) {
        return jdbc.sql("select exists (select from case_event where case_id = ? and type = 'URGED' and actor_kind = 'citizen' and at > ?)")
                .params(mine.id(), moment.atOffset(java.time.ZoneOffset.UTC)).query(Boolean.class).single();
    }

    /** Somebody else looks at an answer, a refusal or an explanation. Never without a reason. */
    String appeal(Case mine, @Nullable String words, @Nullable String key) {
        return cut(words).isEmpty() ? "mycase.told.empty" : once(mine, key, () -> {
            moves.reopen(mine.id(), cut(words), actor(mine));
            return "mycase.told.appealed";
        });
    }

    /** No form with this key has acted yet. */
    boolean isFresh(@Nullable String key) {
        try {
            var form = UUID.fromString(key == null ? "" : key);
            return !jdbc.sql("select exists (select from page_act where key = ?)").param(form).query(Boolean.class).single();
        } catch (IllegalArgumentException made) {
            return false;
        }
    }

    private String once(Case mine, @Nullable String key, Supplier<String> act) {
        try {
            return Optional.ofNullable(transactions.execute(status -> isFirst(mine.id(), key) ? act.get() : "mycase.told.answer")).orElseThrow();
        } catch (NotAllowedNow moved) {
            return "mycase.told.late";
        }
    }

    /** True for the first form with this key. */
    boolean isFirst(UUID caseId, @Nullable String key) {
        UUID form;
        try {
            form = UUID.fromString(key == null ? "" : key);
        } catch (IllegalArgumentException made) {
            return false;
        }
        return jdbc.sql("insert into page_act (key, case_id, at) values (?, ?, now()) on conflict do nothing").params(form, caseId).update() == 1;
    }

    private static Optional<Question> question(@Nullable String name) {
        for (var question : Question.values()) {
            if (question.name().equals(name)) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    private static String cut(@Nullable String words) {
        var text = words == null ? "" : words.strip();
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }

    static Actor actor(Case mine) {
        return Actor.citizen(mine.address() == null ? new UUID(0, 0) : mine.address());
    }
}
