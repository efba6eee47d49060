/// The layout service: follows the changes of every graph whose partition it owns, lays the graphs out with
/// ForceAtlas2 and publishes where their nodes are. `force` computes, `live` knows the graph, `follow` speaks frames,
/// `turn` shares the time, `edge` talks to the broker; this package puts them together.
@NullMarked
package io.orrery.layout;

import org.jspecify.annotations.NullMarked;
