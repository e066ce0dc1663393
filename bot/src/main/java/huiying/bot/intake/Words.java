package huiying.bot.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import huiying.bot.conversation.Said;
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
 */
public record Words(Said.Kind kind, String text, Optional<Content.Location> position, double confidence, int pictures) {

    public static Words of(List<Heard> messages) {
        var text = messages.stream().flatMap(message -> message.words().stream()).map(String::strip).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        var position = messages.stream().map(Heard::content).filter(Content.Location.class::isInstance).map(Content.Location.class::cast)
                .reduce((earlier, later) -> later);
        double confidence = messages.stream().map(Heard::content).filter(Content.Text.class::isInstance)
                .mapToDouble(content -> ((Content.Text) content).confidence()).min().orElse(1);
        int pictures = (int) messages.stream().map(Heard::content).filter(Words::isAttached).count();
        return new Words(kind(messages, text, position.isPresent(), pictures), text, position, confidence, pictures);
    }

    /** A part of the text by itself. */
    Words only(String part) {
        return new Words(kind, part, position, confidence, pictures);
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
        return last instanceof Content.Arrived ? Said.Kind.ARRIVED : Said.Kind.SILENT;
    }

    private static boolean isAttached(Content content) {
        return content instanceof Content.Picture || content instanceof Content.Voice || content instanceof Content.File;
    }

    /** The messages something can be said to: not the events that only the provider cares about, nor what it has answered itself. */
    public static List<Heard> meant(List<Heard> messages) {
        return messages.stream().filter(message -> !(message.content() instanceof Content.Ignored || message.content() instanceof Content.Consent)).toList();
    }
}
