/** Where a text stands in a tree of labels of any depth: {@link huiying.nlp.category.CategoryTrainer} makes a {@link huiying.nlp.category.CategoryModel}. */
@NullMarked
package huiying.nlp.category;

import org.jspecify.annotations.NullMarked;
