/** The doors: what providers and the chat page post, what they get back, and the workers behind. */
@NullMarked
package huiying.app.web;

import org.jspecify.annotations.NullMarked;
