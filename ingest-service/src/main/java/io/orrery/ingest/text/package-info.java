/// What several text formats have in common: a place in a text, pairs of keys and values, and times as people and
/// programs write them.
@NullMarked
package io.orrery.ingest.text;

import org.jspecify.annotations.NullMarked;
