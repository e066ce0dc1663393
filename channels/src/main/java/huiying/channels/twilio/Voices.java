package huiying.channels.twilio;

import java.util.Collection;

import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.SsmlProsody;

import huiying.channels.CallPlan.Words;
import huiying.channels.CleanText;

/** Who speaks on the line, and how fast: slower than the voices' own pace, because many callers are old, and slower still on request. */
final class Voices {

    /** The provider's limit for one spoken text. */
    private static final int LONGEST = 4_000;

    private Voices() {
    }

    static Say say(String text, String language, boolean slow) {
        var paced = new SsmlProsody.Builder(CleanText.cut(CleanText.of(text), LONGEST)).rate(slow ? "70%" : "85%").build();
        boolean english = language.equals("en");
        return new Say.Builder().voice(english ? Say.Voice.POLLY_JOANNA : Say.Voice.POLLY_ZHIYU).language(english ? Say.Language.EN_US : Say.Language.CMN_CN)
                .prosody(paced).build();
    }

    static Collection<Say> say(Collection<Words> words, boolean slow) {
        return words.stream().map(each -> say(each.text(), each.language(), slow)).toList();
    }

    static Gather.Language heardIn(String language) {
        return language.equals("en") ? Gather.Language.EN_US : Gather.Language.CMN_HANS_CN;
    }
}
