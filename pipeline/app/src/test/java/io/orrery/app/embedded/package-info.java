/// Tests of the embedded servers against the real programs.
@NullMarked
package io.orrery.app.embedded;

import org.jspecify.annotations.NullMarked;
