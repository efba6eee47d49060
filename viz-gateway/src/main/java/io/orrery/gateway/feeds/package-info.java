/// How events get in: a feed is defined once with the mapping from fields to entities, then events are posted to it by
/// the line. Every line is answered for: committed to the log, or rejected with its number and the reason.
@NullMarked
package io.orrery.gateway.feeds;

import org.jspecify.annotations.NullMarked;
