/// Fast tests of the package of the same name.
@NullMarked
package io.orrery.gateway.feeds;

import org.jspecify.annotations.NullMarked;
