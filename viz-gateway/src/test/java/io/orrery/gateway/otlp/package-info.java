/// Tests.
@NullMarked
package io.orrery.gateway.otlp;

import org.jspecify.annotations.NullMarked;
