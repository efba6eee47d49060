package io.orrery.ingest.windows;

import io.orrery.ingest.log.JsonFields;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads one `<Event>` element with a pull parser that knows no document types and opens no other
/// documents. Bounded: [#MAX_DEPTH] levels, [#MAX_ELEMENTS] elements. Thread-safe.
final class XmlElements {
    static final int MAX_DEPTH = 32;
    static final int MAX_ELEMENTS = 10_000;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final Map<String, String> system = new LinkedHashMap<>();
    private final Map<String, Object> data = new LinkedHashMap<>();
    private int elements;
    private int unnamed;

    private XmlElements(XMLStreamReader reader) {
        this.reader = reader;
    }

    /// What an element held.
    ///
    /// @param system below `System` and `RenderingInfo`: `Channel`, `Provider.Name`
    record Read(Map<String, String> system, JsonFields data) {}

    /// The element cannot be read.
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        private final int character;

        private UnreadableException(String message, int character) {
            super(message);
            this.character = character;
        }

        /// Where, counted in characters of the text.
        int character() {
            return character;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("a reference to another document");
        });
        return factory;
    }

    /// The data of an `EventData` element, or of one that holds it; none when it cannot be read.
    static Map<String, Object> data(String xml) {
        try {
            return read(xml).data().asMap();
        } catch (UnreadableException e) {
            return Map.of();
        }
    }

    static Read read(String xml) throws UnreadableException {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(new StringReader(xml));
            XmlElements elements = new XmlElements(reader);
            elements.all();
            return new Read(elements.system, JsonFields.of(elements.data));
        } catch (XMLStreamException e) {
            throw new UnreadableException(why(e), e.getLocation() == null ? 0 : at(e));
        } catch (RuntimeException broken) {
            // The parser of the platform answers some malformed names and encodings so.
            throw new UnreadableException("it is malformed", reader == null ? 0 : place(reader));
        } finally {
            close(reader);
        }
    }

    private static int at(XMLStreamException e) {
        return Math.max(0, e.getLocation().getCharacterOffset());
    }

    private static int place(XMLStreamReader reader) {
        return Math.max(0, reader.getLocation().getCharacterOffset());
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException nothingToClose) {
                // It reads from a string.
                assert nothingToClose != null;
            }
        }
    }

    private static String why(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int said = message.indexOf("Message: ");
        String plain = said < 0 ? message : message.substring(said + "Message: ".length());
        return plain.lines().findFirst().orElse("it is malformed");
    }

    private void all() throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "System" -> below("", 0, true);
                    case "RenderingInfo" -> below("Rendering.", 0, true);
                    case "EventData" -> eventData();
                    case "UserData" -> userData();
                    default -> count(0);
                }
            }
        }
    }

    private void count(int depth) throws XMLStreamException {
        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
            throw new XMLStreamException(
                    "it has more than " + MAX_ELEMENTS + " elements or " + MAX_DEPTH + " levels", reader.getLocation());
        }
    }

    /// Reads the children of the current element: their attributes and texts, below their names.
    private void below(String prefix, int depth, boolean intoSystem) throws XMLStreamException {
        StringJoiner text = new StringJoiner("");
        boolean leaf = true;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    leaf = false;
                    count(depth);
                    String name = prefix + reader.getLocalName();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        put(name + '.' + reader.getAttributeLocalName(i), reader.getAttributeValue(i), intoSystem);
                    }
                    below(name + '.', depth + 1, intoSystem);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.add(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (leaf && !prefix.isEmpty()) {
                        put(prefix.substring(0, prefix.length() - 1), text.toString(), intoSystem);
                    }
                    return;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {}
            }
        }
    }

    private void put(String name, String value, boolean intoSystem) {
        String stripped = value.strip();
        if (!stripped.isEmpty()) {
            if (intoSystem) {
                system.putIfAbsent(name, stripped);
            } else {
                data.putIfAbsent(name, stripped);
            }
        }
    }

    private void eventData() throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    count(0);
                    String name = reader.getAttributeValue(null, "Name");
                    String local = reader.getLocalName();
                    String text = reader.getElementText();
                    if (name != null) {
                        data.put(name, text);
                    } else if (local.equals("Data")) {
                        data.put("param" + ++unnamed, text);
                    } else {
                        data.put(local, text);
                    }
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {}
            }
        }
    }

    /// The data lie below one element, whose name only tells their schema.
    private void userData() throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    count(0);
                    below("", 0, false);
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {}
            }
        }
    }
}
