/// The gateway as a whole, from outside: real servers, real HTTP.
@NullMarked
package io.orrery.gateway;

import org.jspecify.annotations.NullMarked;
