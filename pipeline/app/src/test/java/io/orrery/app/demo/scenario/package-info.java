/// Tests of the scenario.
@NullMarked
package io.orrery.app.demo.scenario;

import org.jspecify.annotations.NullMarked;
