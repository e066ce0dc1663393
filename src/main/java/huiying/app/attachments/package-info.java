/** Where attachments may lie besides a directory, and who looks at them for malware. */
@NullMarked
package huiying.app.attachments;

import org.jspecify.annotations.NullMarked;
