package huiying.channels.wechat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import huiying.channels.CleanText;
import huiying.channels.UnreadableRequest;

/** The elements directly below the root of a small document, by name; deeper ones are walked over, anything that could fetch or expand is refused. */
record FlatXml(Map<String, String> fields) {

    static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 20;

    static FlatXml parse(byte[] document) {
        if (document.length > LARGEST) {
            throw new UnreadableRequest("a document of at most 256 KB was expected");
        }
        try {
            return new FlatXml(read(reader(CleanText.readable(new String(document, StandardCharsets.UTF_8)))));
        } catch (XMLStreamException malformed) {
            throw new UnreadableRequest("well-formed XML was expected");
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String require(String name) {
        return get(name).orElseThrow(() -> new UnreadableRequest("an element " + name + " was expected"));
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

    private static Map<String, String> read(XMLStreamReader xml) throws XMLStreamException {
        var fields = new LinkedHashMap<String, String>();
        var text = new StringBuilder();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth = deeper(depth);
                    text.setLength(depth == 2 ? 0 : text.length());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(depth == 2 ? xml.getText() : "");
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2) {
                        fields.putIfAbsent(xml.getLocalName(), text.toString());
                    }
                    depth--;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION -> throw new UnreadableRequest(
                        "a document without DOCTYPE and entities was expected");
                default -> {
                }
            }
        }
        return fields;
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST) {
            throw new UnreadableRequest("at most 20 levels of elements were expected");
        }
        return depth + 1;
    }
}
