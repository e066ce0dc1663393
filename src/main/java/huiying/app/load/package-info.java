/** Many invented cases, and how long things take among them. */
@NullMarked
package huiying.app.load;

import org.jspecify.annotations.NullMarked;
