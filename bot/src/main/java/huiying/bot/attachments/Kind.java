package huiying.bot.attachments;

import java.util.Optional;

import huiying.channels.Content;

/** What somebody sent along. */
public enum Kind {
    PICTURE, VOICE, VIDEO, FILE;

    /** What a message named, as the provider sees it. */
    record Named(Kind kind, String mediaId, String name, String transcript) {
        static Optional<Named> in(Content content) {
            return switch (content) {
                case Content.Picture picture -> Optional.of(new Named(PICTURE, picture.mediaId(), "", ""));
                case Content.Voice voice -> Optional.of(new Named(VOICE, voice.mediaId(), "", voice.recognised() == null ? "" : voice.recognised()));
                case Content.File file -> Optional.of(new Named(file.kind().equals("video") ? VIDEO : FILE, file.mediaId(), file.name() == null
                        ? ""
                        : file.name(), ""));
                default -> Optional.empty();
            };
        }
    }
}
