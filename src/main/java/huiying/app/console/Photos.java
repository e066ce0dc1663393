package huiying.app.console;

import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.attachments.AttachmentReply;
import huiying.bot.attachments.Attachments;
import huiying.bot.cases.Case;

/** The photos of a resident's page: shown, opened by their links, and brought. */
@Component
record Photos(Attachments attachments, Shots shots, PhotoLinks links, AttachmentReply reply, Bringing bringing) {

    List<Shot> of(Case mine, Words words) {
        return shots.forResident(mine, MyCase.isDone(mine), links, words);
    }

    ResponseEntity<Resource> opened(String link, boolean small, ServerWebExchange exchange) {
        return reply.of(links.opened(link).flatMap(attachments::find), small, exchange);
    }
}
