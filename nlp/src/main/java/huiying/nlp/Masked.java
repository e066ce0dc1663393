package huiying.nlp;

import java.util.Map;

/**
 * A text whose personal data gave way to tokens ("[电话1]"), with what each token stands for. The text may be shown, learnt from and exported; the
 * values stay with whoever may see them. The same value has the same token wherever it stands in the text.
 *
 * @param text   with tokens
 * @param values what each token stands for, exactly as the resident wrote it, in order of appearance
 */
public record Masked(String text, Map<String, String> values) {

    /** The resident's own text again, to the letter. */
    public String restored() {
        return restore(text);
    }

    /** Any text that uses these tokens, such as a reply written by somebody who saw only them, with the values back in place. */
    public String restore(String tokens) {
        var whole = new StringBuilder();
        int at = 0;
        for (int open = tokens.indexOf('['); open >= 0; open = tokens.indexOf('[', at)) {
            int close = tokens.indexOf(']', open);
            String value = close < 0 ? null : values.get(tokens.substring(open, close + 1));
            int next = value == null ? open + 1 : close + 1;
            whole.append(tokens, at, open).append(value == null ? "[" : value);
            at = next;
        }
        return whole.append(tokens, at, tokens.length()).toString();
    }
}
