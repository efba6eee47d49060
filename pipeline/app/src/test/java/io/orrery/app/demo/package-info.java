/// Tests of the demo.
@NullMarked
package io.orrery.app.demo;

import org.jspecify.annotations.NullMarked;
