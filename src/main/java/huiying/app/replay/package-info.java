/** Pours a file of messages through a door of a running service, signed as the provider signs, and reconciles what became of them. */
@NullMarked
package huiying.app.replay;

import org.jspecify.annotations.NullMarked;
