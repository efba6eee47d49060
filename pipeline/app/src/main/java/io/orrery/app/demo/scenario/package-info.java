/// A made-up office and what its logs would say on a day on which somebody breaks in, again and again: the demo's live
/// feed and the load driver. Pure and seeded: the same seed, start and rate give the same bytes.
@NullMarked
package io.orrery.app.demo.scenario;

import org.jspecify.annotations.NullMarked;
