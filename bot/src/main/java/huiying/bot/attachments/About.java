package huiying.bot.attachments;

import org.jspecify.annotations.Nullable;

/** What is personal about an attachment and therefore sealed: its name, what a recording says, where a photo was taken in WGS-84 degrees. */
public record About(String name, String transcript, @Nullable Double latitude, @Nullable Double longitude) {
    static final About NOTHING = new About("", "", null, null);

    About at(@Nullable Double latitude, @Nullable Double longitude) {
        return new About(name, transcript, latitude, longitude);
    }

    @Override
    public String toString() {
        return "About[***]";
    }
}
