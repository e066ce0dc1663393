/** What all text messages have in common, whoever carries them: alphabets and parts. */
@NullMarked
package huiying.channels.sms;

import org.jspecify.annotations.NullMarked;
