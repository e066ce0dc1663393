/** The providers' other side, in the demo only: signs and posts what they post, plays their interfaces, and shows three phones on a page. */
@NullMarked
package huiying.app.simulator;

import org.jspecify.annotations.NullMarked;
