package huiying.bot.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.notices.CaseWords;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.channels.Address;
import huiying.channels.OutboundMessage.Choice;
import huiying.channels.OutboundMessage.Then;

/** The answers of one turn, numbered in the order they are said. */
public final class Replies {
    private final Notices notices;
    private final CaseWords words;
    private final Turn turn;
    private int said;

    /**
     * The turn being answered.
     *
     * @param id       its id
     * @param from     where the words came from
     * @param address  the id of that address
     * @param waits    until when a request waits for the answer, null when none does
     */
    public record Turn(UUID id, Address from, UUID address, @Nullable Instant waits, Instant received) {
        Duration patience() {
            return waits == null || waits.isBefore(received) ? Duration.ZERO : Duration.between(received, waits);
        }
    }

    public Replies(Notices notices, CaseWords words, Turn turn) {
        this.notices = notices;
        this.words = words;
        this.turn = turn;
    }

    /** The kind of channel the words came through. */
    public String channel() {
        return turn.from().channel();
    }

    public void say(Template template, String language, Then then, Map<String, String> parameters) {
        answer(new Notices.Recipient(null, turn.address(), language), template, parameters, List.of(), then);
    }

    public void about(Case about, Template template) {
        about(about, template, Map.of(), List.of());
    }

    public void about(Case about, Template template, Map<String, String> more, List<Choice> choices) {
        about(about, template, more, choices, Then.LISTEN);
    }

    /** The same, and what a telephone line does afterwards. */
    public void about(Case about, Template template, Then then) {
        about(about, template, Map.of(), List.of(), then);
    }

    private void about(Case about, Template template, Map<String, String> more, List<Choice> choices, Then then) {
        var parameters = new HashMap<>(words.of(about));
        parameters.putAll(more);
        answer(new Notices.Recipient(about.id(), turn.address(), CaseWords.language(about)), template, parameters, choices, then);
    }

    /** One text about two cases; what it says of the second has a 2 behind its name. */
    void aboutBoth(Case first, Case second, Template template, Map<String, String> more) {
        var parameters = new HashMap<String, String>(more);
        words.of(second).forEach((name, word) -> parameters.put(name + "2", word));
        about(first, template, parameters, List.of());
    }

    /** The last words once more, for a caller who missed them. */
    public void again() {
        notices.again(turn.address(), turn.from(), turn.id(), turn.patience());
    }

    private void answer(Notices.Recipient to, Template template, Map<String, String> parameters, List<Choice> choices, Then then) {
        said++;
        notices.answer(to, turn.from(), new Notices.Answer(turn.id(), said, template, parameters, choices, then, turn.patience()));
    }
}
