/// Bytes to model and back. Three families: [io.orrery.topics.wire.Frame] (a 32-byte header and one Arrow
/// stream, the same bytes on a topic and on a browser's socket), [io.orrery.topics.wire.Documents] (a
/// version byte and JSON, for small control records) and [io.orrery.topics.wire.TableBatches] (a version
/// byte, a JSON header and one Arrow stream of rows). Every version ever released stays readable: golden
/// files beside the tests are kept forever.
@NullMarked
package io.orrery.topics.wire;

import org.jspecify.annotations.NullMarked;
