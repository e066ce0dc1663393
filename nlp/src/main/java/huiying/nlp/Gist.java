package huiying.nlp;

import java.util.List;

/**
 * What a turn comes down to.
 *
 * @param title      a few words for lists (12 Chinese, 40 English characters at most), taken from the text; empty where there is no matter
 * @param facts      the five facts of this turn alone
 * @param parts      one for each matter; fewer than two means the message is about one thing
 * @param correction what this turn takes back, or {@link Correction#NONE}
 * @param angry      rude or furious; says nothing about whether the resident is right
 */
public record Gist(String title, Facts facts, List<Part> parts, Correction correction, boolean angry) {
    public static final Gist NONE = new Gist("", Facts.NONE, List.of(), Correction.NONE, false);
}
