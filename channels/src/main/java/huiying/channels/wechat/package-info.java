/** WeChat Official Account in safe mode: the envelope, what residents send, the passive reply and the customer-service message. */
@NullMarked
package huiying.channels.wechat;

import org.jspecify.annotations.NullMarked;
