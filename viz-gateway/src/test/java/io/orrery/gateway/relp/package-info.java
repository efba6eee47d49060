@NullMarked
package io.orrery.gateway.relp;

import org.jspecify.annotations.NullMarked;
