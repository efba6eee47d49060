@NullMarked
package io.orrery.gateway.sockets;

import org.jspecify.annotations.NullMarked;
