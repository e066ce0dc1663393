package huiying.bot.attachments;

import java.time.ZoneId;

/** Looks at bytes before they are believed: what they are by their content, whether they are dangerous, and makes pictures anew. */
public final class Examiner {
    private final Scanner scanner;
    private final Pictures pictures;

    public Examiner(Scanner scanner, ZoneId zone) {
        this.scanner = scanner;
        this.pictures = new Pictures(zone);
    }

    public Examined examine(byte[] bytes, Kind expected) {
        if (bytes.length == 0) {
            return new Examined.Unfit("empty");
        }
        return switch (scanner.scan(bytes)) {
            case Scanner.Verdict.Infected(var name) -> new Examined.Dangerous(name);
            case Scanner.Verdict.Unknown(var why) -> new Examined.NotNow();
            case Scanner.Verdict.Clean clean -> ContentType.of(bytes).map(type -> taken(type, expected, bytes))
                    .orElseGet(() -> new Examined.Unfit(ContentType.isHeic(bytes) ? "heic" : "type"));
        };
    }

    /** Whoever promised a photo must not bring a film; a voice recording may come in a film's container. */
    private Examined taken(ContentType type, Kind expected, byte[] bytes) {
        boolean voiceInside = expected == Kind.VOICE && type.kind() == Kind.VIDEO;
        if (expected != Kind.FILE && type.kind() != expected && !voiceInside) {
            return new Examined.Unfit("type");
        }
        return type.kind() == Kind.PICTURE ? pictures.anew(bytes) : new Examined.Fit(type, bytes, null, Examined.Look.NONE);
    }
}
