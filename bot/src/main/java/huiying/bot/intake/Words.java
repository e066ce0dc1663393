package huiying.bot.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

import huiying.bot.conversation.Said;
import huiying.bot.grids.ManagedObject;
import huiying.bot.inbox.Heard;
import huiying.channels.Content;

/**
 * The messages of one turn as one contribution.
 *
 * @param kind       what it mainly was
 * @param text       all words of it, one line a message
 * @param position   a shared position, the latest if there were several
 * @param confidence how sure a speech recogniser was, 1 for typed words
 * @param pictures   how many photos, recordings and files came along
 * @param beside     the thing whose code the resident scanned before saying it
 */
public record Words(Said.Kind kind, String text, Optional<Content.Location> position, double confidence, int pictures, Optional<ManagedObject> beside) {

    private static final Pattern AGAIN = Pattern.compile(
            "(?i)^(请)?(\\*|再说一[遍次]|再讲一[遍次]|重复一[遍下]|没听[清懂]楚?|听不[清见]楚?|你?说?慢(一?点|些)(说)?|大声(一?点)|(please )?(repeat|say (it|that) again|again please|slower)|pardon|sorry\\?)[。.!！?？]*$");
    private static final String OTHER_LANGUAGE = "8";
    /** A call of ours says so where an arriving resident would name the code they scanned. */
    private static final String SURVEY_CALL = "call:survey";

    /** How it was said: by telephone or in writing, and whether the caller wants to hear it again, slower, or in the other language. */
    public Said.Manner manner(boolean spoken) {
        return new Said.Manner(text.equals("*") || spoken && AGAIN.matches(text), spoken, spoken && kind == Said.Kind.KEYS && text.equals(OTHER_LANGUAGE));
    }

    public static Words of(List<Heard> messages) {
        var text = messages.stream().flatMap(message -> message.words().stream()).map(String::strip).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        var position = messages.stream().map(Heard::content).filter(Content.Location.class::isInstance).map(Content.Location.class::cast)
                .reduce((earlier, later) -> later);
        double confidence = messages.stream().map(Heard::content).filter(Content.Text.class::isInstance)
                .mapToDouble(content -> ((Content.Text) content).confidence()).min().orElse(1);
        int pictures = (int) messages.stream().map(Heard::content).filter(Words::isAttached).count();
        return new Words(kind(messages, text, position.isPresent(), pictures), text, position, confidence, pictures, Optional.empty());
    }

    /** A part of the text by itself. */
    Words only(String part) {
        return new Words(kind, part, position, confidence, pictures, beside);
    }

    Words beside(Optional<ManagedObject> thing) {
        return new Words(kind, text, position, confidence, pictures, thing);
    }

    /** What the code said that somebody scanned on arriving. */
    static Optional<String> scene(List<Heard> messages) {
        return messages.stream().map(Heard::content).filter(Content.Arrived.class::isInstance).map(content -> ((Content.Arrived) content).scene())
                .flatMap(Stream::ofNullable).reduce((earlier, later) -> later);
    }

    private static Said.Kind kind(List<Heard> messages, String text, boolean placed, int pictures) {
        var last = messages.getLast().content();
        if (last instanceof Content.Left) {
            return Said.Kind.LEFT;
        }
        if (!text.isEmpty() || placed) {
            return messages.stream().allMatch(message -> message.content() instanceof Content.KeyPress) ? Said.Kind.KEYS : Said.Kind.WORDS;
        }
        if (pictures > 0) {
            return Said.Kind.MEDIA;
        }
        if (last instanceof Content.Arrived arrived) {
            return SURVEY_CALL.equals(arrived.scene()) ? Said.Kind.PICKED_UP : Said.Kind.ARRIVED;
        }
        return Said.Kind.SILENT;
    }

    private static boolean isAttached(Content content) {
        return content instanceof Content.Picture || content instanceof Content.Voice || content instanceof Content.File;
    }

    /** The messages something can be said to: not the events that only the provider cares about, nor what it has answered itself. */
    public static List<Heard> meant(List<Heard> messages) {
        return messages.stream().filter(message -> !(message.content() instanceof Content.Ignored || message.content() instanceof Content.Consent)).toList();
    }
}
