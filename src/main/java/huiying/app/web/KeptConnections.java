package huiying.app.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.NettyPipeline;

/**
 * Goes on reading a connection after every answer. Up to 1.3.7 reactor-netty may forget to when a request came just before the one in front of it was quite over and was
 * answered at once (reactor-netty 4361): the next request then waits for ever. To be taken away with 1.3.8.
 */
final class KeptConnections extends ChannelOutboundHandlerAdapter {

    static void watch(Channel connection) {
        if (connection.pipeline().get(NettyPipeline.HttpCodec) != null) {
            connection.pipeline().addAfter(NettyPipeline.HttpCodec, "huiying.keptConnections", new KeptConnections());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        boolean last = part instanceof LastHttpContent;
        var sent = last ? promise.unvoid() : promise;
        context.write(part, sent);
        if (last) {
            // in a task of its own: what follows the answer in this one still belongs to the request before
            sent.addListener(done -> context.executor().execute(context::read));
        }
    }
}
