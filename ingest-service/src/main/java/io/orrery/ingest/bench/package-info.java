/// How fast events of a file are understood on one core, and what becomes of them. For people, through the command
/// line, and for tests over recorded logs.
@NullMarked
package io.orrery.ingest.bench;

import org.jspecify.annotations.NullMarked;
