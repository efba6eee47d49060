/// One raw event in, one row or one precise reason out. A feed's mapping is compiled once into the dotted paths that
/// matter; an event is then
/// read in one pass by a streaming parser that keeps nothing else. Pure: no clock, no Kafka.
@NullMarked
package io.orrery.ingest.event;

import org.jspecify.annotations.NullMarked;
