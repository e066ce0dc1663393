/** Understands a sentence: pure Java, no network, no Spring; knows nothing of cases. */
@NullMarked
package huiying.nlp;

import org.jspecify.annotations.NullMarked;
