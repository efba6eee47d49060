package io.orrery.gateway.elastic;

import org.jspecify.annotations.Nullable;

/// One action of a bulk body.
///
/// @param index that it names; empty for that of the request's path
/// @param id of the document; empty when the client leaves it to the server
/// @param document the bytes as sent; null for a delete
/// @param problem why the document cannot be an event; empty when it can
record BulkAction(Kind kind, String index, String id, byte @Nullable [] document, String problem) {
    /// What is to be done, by the word of the protocol.
    enum Kind {
        INDEX("index"),
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static @Nullable Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            return null;
        }
    }
}
