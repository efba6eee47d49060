/// Tests.
@NullMarked
package io.orrery.gateway.events;

import org.jspecify.annotations.NullMarked;
