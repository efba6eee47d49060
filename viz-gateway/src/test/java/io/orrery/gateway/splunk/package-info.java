/// Tests.
@NullMarked
package io.orrery.gateway.splunk;

import org.jspecify.annotations.NullMarked;
