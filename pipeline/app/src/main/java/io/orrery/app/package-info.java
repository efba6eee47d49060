/// Everything in one process: the embedded servers, the topics and the very services that also run alone, started in
/// the order in which data flows and stopped in the reverse order.
@NullMarked
package io.orrery.app;

import org.jspecify.annotations.NullMarked;
