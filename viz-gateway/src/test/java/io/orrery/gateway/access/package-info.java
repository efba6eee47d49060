/// Fast tests of the package of the same name.
@NullMarked
package io.orrery.gateway.access;

import org.jspecify.annotations.NullMarked;
