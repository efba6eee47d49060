/// What a newcomer sees: a graph made of Orrery's own build, and a live feed of an office in which somebody breaks in.
/// Nothing is downloaded, and both go in through the same doors as everybody's data.
@NullMarked
package io.orrery.app.demo;

import org.jspecify.annotations.NullMarked;
