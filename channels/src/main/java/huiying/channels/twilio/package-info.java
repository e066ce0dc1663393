/** Twilio and its look-alikes: text messages and the telephone. */
@NullMarked
package huiying.channels.twilio;

import org.jspecify.annotations.NullMarked;
