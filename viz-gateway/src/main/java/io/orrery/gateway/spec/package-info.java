/// What a client may ask of any graph, upload or feed, read into the pipeline's words: when neighbours are bundled, and
/// how a table becomes a hypergraph. Every refusal names the field. Pure.
@NullMarked
package io.orrery.gateway.spec;

import org.jspecify.annotations.NullMarked;
