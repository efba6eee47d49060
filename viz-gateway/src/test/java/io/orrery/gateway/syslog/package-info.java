@NullMarked
package io.orrery.gateway.syslog;

import org.jspecify.annotations.NullMarked;
