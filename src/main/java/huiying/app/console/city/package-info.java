/** Pages where administrators keep the rules of the city: units, duty list, patches, things with numbers, precedents. */
@NullMarked
package huiying.app.console.city;

import org.jspecify.annotations.NullMarked;
