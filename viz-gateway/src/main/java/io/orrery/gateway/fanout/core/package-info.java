/// The fan-out without sockets, brokers or clocks: what of a graph's history is kept, and what one viewer is
/// sent next. [io.orrery.gateway.fanout.core.ViewerProtocol] turns messages, news and ticks into outputs;
/// [io.orrery.gateway.fanout.core.HistoryKeeper] turns frames into a history that any number of viewers read
/// at their own pace. Time and data come in as arguments, so every sequence of events can be played in a test.
@NullMarked
package io.orrery.gateway.fanout.core;

import org.jspecify.annotations.NullMarked;
