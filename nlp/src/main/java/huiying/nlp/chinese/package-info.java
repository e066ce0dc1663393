/** HanLP, touched in one class only. */
@NullMarked
package huiying.nlp.chinese;

import org.jspecify.annotations.NullMarked;
