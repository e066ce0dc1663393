/** WeChat customer service of an enterprise (微信客服): the door only says that something waits, the messages are fetched. */
@NullMarked
package huiying.channels.wecom;

import org.jspecify.annotations.NullMarked;
