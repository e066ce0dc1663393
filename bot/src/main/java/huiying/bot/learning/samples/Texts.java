package huiying.bot.learning.samples;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Pattern;

import huiying.nlp.Language;
import huiying.nlp.Masking;
import huiying.nlp.starter.ModelText;
import huiying.nlp.text.Languages;
import huiying.nlp.text.Normaliser;

/** Turns a resident's words into what may be kept and learnt from. Thread-safe. */
public final class Texts {
    /** What a model would read of a longer one is no more than this. */
    private static final int LONGEST = 800;
    private static final int SHORT = 12;
    private static final int SHORT_LATIN = 40;
    private static final int LONG = 80;
    private static final int LONG_LATIN = 200;
    private static final Pattern PICTURES = Pattern.compile("［照片或文件 \\d+］|\\[\\d+ photo or file\\]");
    private static final Pattern TOKENS = Pattern.compile("\\[(?:电话|身份证|银行卡|车牌|邮箱|姓名|微信|住址|phone|id|card|plate|mail|name|wechat|home)\\d+\\]");

    private final Masking masking = new Masking();
    private final Normaliser normaliser = Normaliser.standard();

    /** The words with tokens for personal data: who holds the case holds what they stand for, since the same words give the same tokens. */
    public String masked(String words) {
        var plain = PICTURES.matcher(words).replaceAll("").strip();
        var masked = masking.tokens(plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain).text().strip();
        return masked.indexOf('\0') < 0 ? masked : masked.replace("\0", "");
    }

    public Language language(String text) {
        return Languages.of(text, null);
    }

    /** As a model reads it; tokens teach nothing. */
    public String read(String masked) {
        return ModelText.of(normaliser.normalise(TOKENS.matcher(masked).replaceAll("")).text());
    }

    /** The same words have the same key, however they were typed. */
    public byte[] key(String masked) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(read(masked).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Slices that show in the words themselves. */
    public List<String> tags(String text, Language language, boolean angry, boolean spoken) {
        var tags = new ArrayList<String>();
        boolean latin = language == Language.EN;
        if (text.length() <= (latin ? SHORT_LATIN : SHORT)) {
            tags.add("short");
        }
        if (text.length() >= (latin ? LONG_LATIN : LONG)) {
            tags.add("long");
        }
        if (angry) {
            tags.add("angry");
        }
        if (spoken) {
            tags.add("noisy");
        }
        return tags;
    }
}
