@NullMarked
package io.orrery.gateway.log;

import org.jspecify.annotations.NullMarked;
