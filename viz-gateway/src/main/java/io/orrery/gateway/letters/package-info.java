/// Dead letters of feeds: listed with what is wrong with them, and sent through again exactly once.
@NullMarked
package io.orrery.gateway.letters;

import org.jspecify.annotations.NullMarked;
