/// The graphs that people own: rows in PostgreSQL, who may read them, how far the stages are with them, and how one is
/// erased from every topic.
@NullMarked
package io.orrery.gateway.graphs;

import org.jspecify.annotations.NullMarked;
