package io.orrery.ingest.entity;

/// One end of a relation as a rule writes it: `process(process.parent)`, `ip(source.ip)`.
///
/// @param from a prefix or a field, as the type asks for
public record End(EntityType type, String from) {
    @Override
    public String toString() {
        return type.text() + "(" + from + ")";
    }
}
