package huiying.app.simulator;

import java.io.StringReader;
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

/** An element of a small document as a provider reads it. {@code text} is all text inside, also that of the elements below. */
record Element(String name, Map<String, String> attributes, List<Element> children, StringBuilder inside) {

    static Element parse(String document) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return read(factory.createXMLStreamReader(new StringReader(document)));
    }

    private static Element read(XMLStreamReader xml) throws XMLStreamException {
        var open = new ArrayDeque<Element>();
        open.push(new Element("", Map.of(), new ArrayList<>(), new StringBuilder()));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(begun(xml, open));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> open.forEach(element -> element.inside.append(xml.getText()));
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                }
            }
        }
        return open.peek().children.getFirst();
    }

    private static Element begun(XMLStreamReader xml, Deque<Element> open) {
        var attributes = new LinkedHashMap<String, String>();
        for (int n = 0; n < xml.getAttributeCount(); n++) {
            attributes.put(xml.getAttributeLocalName(n), xml.getAttributeValue(n));
        }
        var element = new Element(xml.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
        open.element().children.add(element);
        return element;
    }

    String text() {
        return inside.toString().strip();
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The text of the first element below with this name, empty when there is none. */
    String child(String name) {
        return children.stream().filter(child -> child.name.equals(name)).map(Element::text).findFirst().orElse("");
    }
}
