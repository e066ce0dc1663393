/** The chat on our own page: signed anonymous sessions and their messages. */
@NullMarked
package huiying.channels.web;

import org.jspecify.annotations.NullMarked;
