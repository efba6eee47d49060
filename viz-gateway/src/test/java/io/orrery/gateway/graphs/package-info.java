/// Fast tests of the package of the same name.
@NullMarked
package io.orrery.gateway.graphs;

import org.jspecify.annotations.NullMarked;
