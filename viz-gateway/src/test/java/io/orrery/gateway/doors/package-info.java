@NullMarked
package io.orrery.gateway.doors;

import org.jspecify.annotations.NullMarked;
