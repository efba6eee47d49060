/// How good a picture of a graph is, in numbers: each measure a small class, sampled where the whole would take too
/// long, the same for the same seed. Nothing here knows how the picture was made.
@NullMarked
package io.orrery.layout.measure;

import org.jspecify.annotations.NullMarked;
