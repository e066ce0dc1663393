package huiying.app.attachments;

import java.util.Optional;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.security.PagePolicy;
import huiying.bot.attachments.Attachment;
import huiying.bot.attachments.Attachments;

/** Hands out an attachment to somebody whose right to it was proved: as what it is, to be saved and not run. */
@Component
public final class AttachmentReply {
    private final Attachments attachments;

    AttachmentReply(Attachments attachments) {
        this.attachments = attachments;
    }

    /** What is not there, not kept or not theirs sounds the same. */
    public ResponseEntity<Resource> of(Optional<Attachment> found, boolean small, ServerWebExchange exchange) {
        var attachment = found.filter(Attachment::isKept).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var bytes = (small ? attachments.small(attachment) : attachments.whole(attachment)).orElseThrow(() -> new ResponseStatusException(
                HttpStatus.NOT_FOUND));
        PagePolicy.nothing(exchange);
        var type = attachment.facts().type();
        var mime = type == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type.mime());
        var name = attachment.kind().name().toLowerCase(java.util.Locale.ROOT) + "-" + attachment.id().toString().substring(24) + (type == null
                ? ""
                : "." + type.extension());
        return ResponseEntity.ok().contentType(mime).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .header("Cross-Origin-Resource-Policy", "same-origin").body(new ByteArrayResource(bytes));
    }
}
