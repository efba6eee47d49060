package io.orrery.ingest.graph.xml;

import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Elements of an XML file one by one. A document type is refused: with it come entities, which unfold without end or
/// read other files.
final class XmlSource implements AutoCloseable {
    private static final int MOST_DEPTH = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final String format;
    private final int textLimit;
    private int depth;

    /// @param format as refusals name it
    XmlSource(InputStream in, String format, Limits limits) throws RefusedException, IOException {
        this.format = format;
        this.textLimit = limits.recordBytes();
        try {
            this.reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw refused(e, Position.atLine(1));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, name) -> InputStream.nullInputStream());
        return factory;
    }

    /// What comes next that is not between elements.
    enum Step {
        BEGIN,
        END,
        TEXT,
        DONE
    }

    /// Goes to the file's first element.
    ///
    /// @throws RefusedException when it has another name
    void root(String wanted) throws RefusedException, IOException {
        Step step = next();
        while (step == Step.TEXT) {
            step = next();
        }
        if (step == Step.BEGIN && !name().equals(wanted)) {
            throw malformed("its first element is " + Refusal.shown(name()) + " and not " + wanted);
        }
    }

    Step next() throws RefusedException, IOException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > MOST_DEPTH) {
                            throw RefusedException.tooBig(
                                    "its elements are nested too deep", MOST_DEPTH, "levels", here());
                        }
                        return Step.BEGIN;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return Step.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return Step.TEXT;
                    }
                    case XMLStreamConstants.DTD ->
                        throw RefusedException.unsupported("it has a document type (DTD)", here());
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw malformed("it names an unknown entity");
                    default -> {} // comments, instructions, blanks
                }
            }
            return Step.DONE;
        } catch (XMLStreamException e) {
            throw refused(e, here());
        }
    }

    /// Name of the element, without its namespace.
    String name() {
        return reader.getLocalName();
    }

    /// An attribute of the element, whatever its namespace.
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /// An attribute that must be there and not be empty.
    String required(String name) throws RefusedException {
        String element = name();
        return attribute(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> malformed("element " + element + " has no " + name));
    }

    /// All the text up to the end of the element that was just begun; elements inside it are passed over.
    String text() throws RefusedException, IOException {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case TEXT -> {
                    if (depth == outside + 1) {
                        text.append(reader.getText());
                    }
                    if (text.length() > textLimit) {
                        throw RefusedException.tooBig("one text of it is too long", textLimit, "characters", here());
                    }
                }
                case BEGIN, END -> {}
                case DONE -> throw RefusedException.truncated(format, "an element is never closed", here());
            }
        }
        return text.toString();
    }

    /// To the end of the element that was just begun.
    void skip() throws RefusedException, IOException {
        int outside = depth - 1;
        while (depth > outside) {
            if (next() == Step.DONE) {
                throw RefusedException.truncated(format, "an element is never closed", here());
            }
        }
    }

    Position here() {
        return Position.atLine(Math.max(1, reader.getLocation().getLineNumber()));
    }

    RefusedException malformed(String why) {
        return RefusedException.malformed(format, why, here());
    }

    /// What the parser said, without the place, which we give ourselves; our own disk's failures stay what they are.
    private RefusedException refused(XMLStreamException e, Position here) throws IOException {
        if (e.getNestedException() instanceof IOException disk
                && !(disk instanceof java.io.CharConversionException)
                && !disk.getClass().getName().contains("MalformedByteSequence")) {
            throw disk;
        }
        String message = String.valueOf(e.getMessage());
        int sentence = message.indexOf("Message: ");
        String why = sentence < 0 ? message : message.substring(sentence + "Message: ".length());
        Position at = e.getLocation() != null && e.getLocation().getLineNumber() > 0
                ? Position.atLine(e.getLocation().getLineNumber())
                : here;
        String plain = Refusal.shown(why.lines().findFirst().orElse("unreadable"));
        if (why.contains("must start and end within the same entity") || why.contains("Premature end")) {
            return RefusedException.truncated(format, "the XML ends too early", at);
        }
        return RefusedException.malformed(
                format, plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain, at);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // Nothing is held but memory; the stream below is its owner's.
            throw new IllegalStateException(e);
        }
    }
}
