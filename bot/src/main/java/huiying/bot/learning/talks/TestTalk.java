package huiying.bot.learning.talks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.channels.Content;

/** A talk that really took place, without anything that tells who it was, and what ought to come of it. */
public record TestTalk(UUID id, int number, String name, From from, List<Line> lines, Expected expected, Standing standing) {

    /** Through which door it came, and the case it was about, which takes it along when it is erased. */
    public record From(String channel, String account, @Nullable UUID caseId) {
    }

    /** What was said, in which turn, and how sure its recogniser was. */
    public record Line(int turn, Kind kind, String text, double sure, @Nullable Point point) {
        /** As it came through the door. */
        Content content() {
            return switch (kind) {
                case TEXT -> new Content.Text(text, sure);
                case VOICE -> new Content.Voice("", text.isEmpty() ? null : text);
                case PICTURE -> new Content.Picture("", null, text.isEmpty() ? null : text);
                case FILE -> new Content.File("file", "", null);
                case LOCATION ->
                    point == null ? new Content.Text(text) : new Content.Location(point.latitude(), point.longitude(), text.isEmpty() ? null : text);
                case LINK -> new Content.Link(text, "");
                case KEYS -> new Content.KeyPress(text);
                case MENU -> new Content.MenuClick(text);
                case ARRIVED -> new Content.Arrived(text.isEmpty() ? null : text);
                case LEFT -> new Content.Left();
                case SILENCE -> new Content.Silence();
            };
        }
    }

    /** What was sent. */
    public enum Kind {
        TEXT, VOICE, PICTURE, FILE, LOCATION, LINK, KEYS, MENU, ARRIVED, LEFT, SILENCE
    }

    /** A shared position, as rough as a street. */
    public record Point(double latitude, double longitude) {
    }

    /** Who kept it and when, how often the expectation was changed, and since when and why it is not played any more. */
    public record Standing(int edition, String by, Instant at, @Nullable Instant retired, String why) {
    }

    public boolean active() {
        return standing.retired() == null;
    }
}
