/// Fast tests of the package of the same name.
@NullMarked
package io.orrery.gateway.uploads;

import org.jspecify.annotations.NullMarked;
