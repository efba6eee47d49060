/// Tests.
@NullMarked
package io.orrery.gateway.elastic;

import org.jspecify.annotations.NullMarked;
