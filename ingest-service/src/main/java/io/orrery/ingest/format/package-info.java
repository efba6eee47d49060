/// Which file formats are read, and the one door through which a file is read: it unpacks, dispatches, and turns
/// whatever goes wrong inside
/// a reader into one refusal. A new format is one class that implements [io.orrery.ingest.format.TableReader], one
/// line
/// in
/// [io.orrery.ingest.format.TableReaders], and one folder of cases.
@NullMarked
package io.orrery.ingest.format;

import org.jspecify.annotations.NullMarked;
