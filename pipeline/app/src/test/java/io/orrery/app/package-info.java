/// Tests of the whole in one process.
@NullMarked
package io.orrery.app;

import org.jspecify.annotations.NullMarked;
