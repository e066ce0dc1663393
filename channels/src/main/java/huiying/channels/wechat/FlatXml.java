package huiying.channels.wechat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import huiying.channels.CleanText;
import huiying.channels.UnreadableRequest;

/**
 * The elements directly below the root of a small document, by name; anything that could fetch or expand is refused.
 *
 * @param groups the elements deeper down that have elements of their own, in the order they end
 */
public record FlatXml(Map<String, String> fields, List<Group> groups) {

    static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 20;

    /** An element with the elements directly below it. */
    public record Group(String name, Map<String, String> fields) {
        Optional<String> get(String field) {
            return value(fields, field);
        }
    }

    public static FlatXml parse(byte[] document) {
        if (document.length > LARGEST) {
            throw new UnreadableRequest("a document of at most 256 KB was expected");
        }
        try {
            return read(reader(CleanText.readable(new String(document, StandardCharsets.UTF_8))));
        } catch (XMLStreamException malformed) {
            throw new UnreadableRequest("well-formed XML was expected");
        }
    }

    public Optional<String> get(String name) {
        return value(fields, name);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    public String require(String name) {
        return get(name).orElseThrow(() -> new UnreadableRequest("an element " + name + " was expected"));
    }

    /** All deeper elements of this name. */
    List<Group> all(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).toList();
    }

    private static Optional<String> value(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A fresh factory each time: the JDK's does not promise to be shared between threads. */
    private static XMLStreamReader reader(String document) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        return factory.createXMLStreamReader(new StringReader(document));
    }

    /** An element that has not ended yet. */
    private record Open(String name, StringBuilder text, Map<String, String> fields) {
        private Open(String name) {
            this(name, new StringBuilder(), new LinkedHashMap<>());
        }
    }

    private static FlatXml read(XMLStreamReader xml) throws XMLStreamException {
        var open = new ArrayDeque<Open>();
        var groups = new ArrayList<Group>();
        var root = new Open("");
        open.push(root);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(started(xml.getLocalName(), open.size()));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> open.element().text().append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> ended(open, groups);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION -> throw new UnreadableRequest(
                        "a document without DOCTYPE and entities was expected");
                default -> {
                }
            }
        }
        var document = groups.isEmpty() || open.size() > 1 ? Map.<String, String>of() : groups.getLast().fields();
        return new FlatXml(document, groups.subList(0, Math.max(0, groups.size() - 1)));
    }

    private static Open started(String name, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableRequest("at most 20 levels of elements were expected");
        }
        return new Open(name);
    }

    private static void ended(Deque<Open> open, List<Group> groups) {
        var element = open.pop();
        if (!element.fields().isEmpty()) {
            groups.add(new Group(element.name(), element.fields()));
        }
        open.element().fields().putIfAbsent(element.name(), element.text().toString());
    }
}
