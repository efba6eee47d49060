/// Measuring Orrery with files of one's own, from the command line.
@NullMarked
package io.orrery.app.bench;

import org.jspecify.annotations.NullMarked;
