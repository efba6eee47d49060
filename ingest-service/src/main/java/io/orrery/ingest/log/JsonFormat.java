package io.orrery.ingest.log;

import java.util.ArrayList;
import java.util.List;

/// JSON objects: alone, several glued together, in a list, or in the envelope that a cloud service delivers. Each is
/// read by the first family whose fields it has.
public final class JsonFormat implements LogFormat {
    /// Names under which services wrap their records.
    private static final List<String> ENVELOPES = List.of("Records", "records", "value", "logEvents");
    /// An envelope has little else; a record with a list of its own has.
    private static final int MOST_BESIDE = 6;

    private final List<JsonFamily> families;

    /// @param families in the order in which they are asked; the last one takes everything
    public JsonFormat(List<JsonFamily> families) {
        this.families = List.copyOf(families);
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return raw.at(0) == '{' || raw.at(0) == '[';
    }

    @Override
    public Parsed parse(RawEvent raw) {
        JsonReading.Objects read = JsonReading.read(raw);
        if (read.refused() != null) {
            return read.refused();
        }
        List<Parsed> parts = new ArrayList<>();
        for (JsonFields object : read.objects()) {
            open(object).forEach(event -> parts.add(one(event, raw.known())));
        }
        return Parsed.all(parts);
    }

    /// Reads an object that another format found inside its event.
    public Parsed one(JsonFields event, Circumstances known) {
        for (JsonFamily family : families) {
            if (family.fits(event)) {
                return family.read(event, known);
            }
        }
        throw new IllegalStateException("the last family takes everything");
    }

    private static List<JsonFields> open(JsonFields object) {
        if (object.size() <= MOST_BESIDE) {
            for (String envelope : ENVELOPES) {
                List<JsonFields> records = object.objects(envelope);
                if (!records.isEmpty()) {
                    return records;
                }
            }
        }
        return List.of(object);
    }
}
