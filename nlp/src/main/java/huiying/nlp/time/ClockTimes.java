package huiying.nlp.time;

import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.text.Han;
import huiying.nlp.time.ChineseNumbers.Found;

/** Times of the clock behind a number: "三点半", "八点二十", "22:30". */
final class ClockTimes {
    private static final String NOT_A_CLOCK = "建意要问看好儿火击滴赞五零一二三四六七八九";

    private ClockTimes() {
    }

    /** 三点半, 八点一刻, 十点来钟. */
    static @Nullable Found spoken(String text, Numeral hour, int at) {
        int behind = at + 1;
        char next = behind < text.length() ? text.charAt(behind) : ' ';
        boolean sober = hour.value() <= 24 && (NOT_A_CLOCK.indexOf(next) < 0 || Numeral.at(text, behind) != null && isMinutes(text, behind));
        boolean alittle = hour.value() == 1 && "都也不没小大".indexOf(next) >= 0;
        if (!sober || alittle || text.charAt(at) == '时' && "间候".indexOf(next) >= 0) {
            return null;
        }
        Found quarter = quarter(text, hour, behind);
        if (quarter != null) {
            return quarter;
        }
        int minute = 0;
        Numeral minutes = Numeral.at(text, behind);
        if (minutes != null && minutes.value() < 60 && isMinutes(text, behind)) {
            minute = (int) minutes.value();
            behind = minutes.end() + (text.startsWith("分", minutes.end()) ? 1 : 0);
        } else if (next == '钟') {
            behind++;
        }
        int vague = vague(text, behind);
        return new Found(new Atom.Clock((int) hour.value(), minute, vague > 0 || hour.vague()), behind + vague);
    }

    private static boolean isMinutes(String text, int at) {
        Numeral minutes = Numeral.at(text, at);
        return minutes != null && !minutes.vague() && (minutes.end() - at == 2 || text.startsWith("分", minutes.end()) || minutes.value() >= 10);
    }

    private static @Nullable Found quarter(String text, Numeral hour, int at) {
        if (text.startsWith("半", at)) {
            return new Found(new Atom.Clock((int) hour.value(), 30, false), at + 1);
        }
        if (text.startsWith("一刻", at) || text.startsWith("三刻", at)) {
            return new Found(new Atom.Clock((int) hour.value(), text.charAt(at) == '一' ? 15 : 45, false), at + 2);
        }
        return null;
    }

    private static int vague(String text, int at) {
        for (String word : List.of("多钟", "来钟", "多", "左右")) {
            if (text.startsWith(word, at)) {
                return word.length();
            }
        }
        return 0;
    }

    /** 22:30. */
    static @Nullable Found written(String text, Numeral hour, int at) {
        Numeral minute = at + 2 < text.length() && Han.isDigit(text.charAt(at + 1)) && Han.isDigit(text.charAt(at + 2)) ? Numeral.at(text, at + 1) : null;
        return minute != null && hour.value() < 25 && minute.value() < 60 && minute.end() == at + 3
                ? new Found(new Atom.Clock((int) hour.value(), (int) minute.value(), false), at + 3)
                : null;
    }
}
