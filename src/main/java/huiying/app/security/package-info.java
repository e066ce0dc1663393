/** Who may do what: every route denied unless a rule names it, sign-in, sessions, keys for automation. */
@NullMarked
package huiying.app.security;

import org.jspecify.annotations.NullMarked;
