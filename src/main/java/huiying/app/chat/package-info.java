/** The web chat as a page: what was said to and fro is read from where conversations are kept. */
@NullMarked
package huiying.app.chat;

import org.jspecify.annotations.NullMarked;
