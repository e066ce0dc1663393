package huiying.app.open311;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

/** The two ways an answer is written; which one, the end of the path says. */
enum Format {
    XML(MediaType.TEXT_XML), JSON(MediaType.APPLICATION_JSON);

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();
    private static final byte[] DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final MediaType type;

    Format(MediaType type) {
        this.type = new MediaType(type, StandardCharsets.UTF_8);
    }

    static Optional<Format> named(String ending) {
        return switch (ending) {
            case "xml" -> Optional.of(XML);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    MediaType type() {
        return type;
    }

    byte[] write(Tag root) {
        return this == XML ? xml(root) : MAPPER.writeValueAsBytes(plain(root.value()));
    }

    private static @Nullable Object plain(Tag.Value value) {
        return switch (value) {
            case Tag.Plain(var text) -> text;
            case Tag.Items(var item, var values) -> values.stream().map(Format::plain).toList();
            case Tag.Fields(var tags) -> {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                tags.forEach(tag -> fields.put(tag.name(), plain(tag.value())));
                yield fields;
            }
        };
    }

    private static byte[] xml(Tag root) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(DECLARATION);
        try {
            var writer = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            element(root.name(), root.value(), writer);
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void element(String name, Tag.Value value, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(name);
        switch (value) {
            case Tag.Plain(var text) -> writer.writeCharacters(text == null ? "" : allowed(text.toString()));
            case Tag.Fields(var tags) -> {
                for (var tag : tags) {
                    element(tag.name(), tag.value(), writer);
                }
            }
            case Tag.Items(var item, var values) -> {
                for (var one : values) {
                    element(item, one, writer);
                }
            }
        }
        writer.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String allowed(String text) {
        var kept = new StringBuilder();
        text.codePoints().filter(c -> c >= 0x20 && c < 0xD800 || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t').forEach(
                kept::appendCodePoint);
        return kept.toString();
    }
}
