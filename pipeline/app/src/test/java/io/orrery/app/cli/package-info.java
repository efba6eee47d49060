/// Tests of the command line and of the launcher script.
@NullMarked
package io.orrery.app.cli;

import org.jspecify.annotations.NullMarked;
