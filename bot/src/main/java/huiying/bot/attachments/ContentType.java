package huiying.bot.attachments;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is by its first bytes, whatever it calls itself; what is not here is not taken. */
public enum ContentType {
    JPEG(Kind.PICTURE, "image/jpeg", "jpg"), PNG(Kind.PICTURE, "image/png", "png"), WEBP(Kind.PICTURE, "image/webp", "webp"), GIF(Kind.PICTURE, "image/gif",
            "gif"), AMR(Kind.VOICE, "audio/amr", "amr"), SILK(Kind.VOICE, "audio/silk", "silk"), MP3(Kind.VOICE, "audio/mpeg", "mp3"), WAV(Kind.VOICE,
                    "audio/wav", "wav"), OGG(Kind.VOICE, "audio/ogg", "ogg"), M4A(Kind.VOICE, "audio/mp4", "m4a"), MP4(Kind.VIDEO, "video/mp4",
                            "mp4"), QUICKTIME(Kind.VIDEO, "video/quicktime",
                                    "mov"), THREE_GP(Kind.VIDEO, "video/3gpp", "3gp"), WEBM(Kind.VIDEO, "video/webm", "webm"), PDF(Kind.FILE,
                                            "application/pdf", "pdf");

    private static final int LOOKED_AT = 64;
    private static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private final Kind kind;
    private final String mime;
    private final String extension;

    ContentType(Kind kind, String mime, String extension) {
        this.kind = kind;
        this.mime = mime;
        this.extension = extension;
    }

    public Kind kind() {
        return kind;
    }

    public String mime() {
        return mime;
    }

    public String extension() {
        return extension;
    }

    public static Optional<ContentType> of(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        return container(head).or(() -> sound(head)).or(() -> head.startsWith("%PDF-") ? Optional.of(PDF) : Optional.empty());
    }

    /** The photo of a telephone in a coding few others can read; whoever sent it is told how to send another. */
    public static boolean isHeic(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return head.length() >= 12 && head.startsWith("ftyp", 4) && HEIC.contains(head.substring(8, 12).toLowerCase(Locale.ROOT));
    }

    private static Optional<ContentType> container(String head) {
        if (head.startsWith("RIFF") && head.length() >= 12) {
            return switch (head.substring(8, 12)) {
                case "WEBP" -> Optional.of(WEBP);
                case "WAVE" -> Optional.of(WAV);
                default -> Optional.empty();
            };
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(WEBM);
        }
        return head.length() >= 12 && head.startsWith("ftyp", 4) ? brand(head.substring(8, 12).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<ContentType> brand(String brand) {
        if (brand.startsWith("m4a")) {
            return Optional.of(M4A);
        }
        if (brand.startsWith("qt")) {
            return Optional.of(QUICKTIME);
        }
        if (brand.startsWith("3g")) {
            return Optional.of(THREE_GP);
        }
        return brand.startsWith("iso") || brand.startsWith("mp4") || brand.startsWith("avc") || brand.startsWith("m4v") ? Optional.of(MP4) : Optional.empty();
    }

    private static Optional<ContentType> sound(String head) {
        if (head.startsWith("#!AMR")) {
            return Optional.of(AMR);
        }
        if (head.startsWith("#!SILK_V3") || head.startsWith("\u0002#!SILK_V3")) {
            return Optional.of(SILK);
        }
        if (head.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        boolean frame = head.length() > 1 && head.charAt(0) == 0xff && (head.charAt(1) & 0xe6) == 0xe2;
        return head.startsWith("ID3") || frame ? Optional.of(MP3) : Optional.empty();
    }
}
