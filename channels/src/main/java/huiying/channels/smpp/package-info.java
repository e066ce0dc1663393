/** Text messages over SMPP 3.4, so that an installation needs no foreign provider. */
@NullMarked
package huiying.channels.smpp;

import org.jspecify.annotations.NullMarked;
