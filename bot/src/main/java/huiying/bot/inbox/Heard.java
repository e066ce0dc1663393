package huiying.bot.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.channels.Content;

/** One message as it lies in the inbox, opened. */
public record Heard(UUID id, long seq, UUID address, Content content, Instant sentAt, Instant receivedAt, int attempts, @Nullable Instant answerUntil) {

    /** The words of it, if it has any. */
    public Optional<String> words() {
        return switch (content) {
            case Content.Text text -> Optional.of(text.text());
            case Content.Voice voice -> Optional.ofNullable(voice.recognised());
            case Content.Picture picture -> Optional.ofNullable(picture.caption());
            case Content.File file -> Optional.empty();
            case Content.Link link -> Optional.of(link.title());
            case Content.KeyPress press -> Optional.of(press.keys());
            case Content.Location place -> Optional.ofNullable(place.label());
            case Content.MenuClick click -> Optional.of(click.key());
            case Content.Arrived arrived -> Optional.empty();
            case Content.Left left -> Optional.empty();
            case Content.Silence silence -> Optional.empty();
            case Content.Consent consent -> Optional.empty();
            case Content.Ignored ignored -> Optional.empty();
        };
    }
}
