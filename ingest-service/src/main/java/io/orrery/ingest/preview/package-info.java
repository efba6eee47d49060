/// What a feed's reading would make of some events, told without a feed: for whoever writes rules and wants to see what
/// they do. Pure.
@NullMarked
package io.orrery.ingest.preview;

import org.jspecify.annotations.NullMarked;
