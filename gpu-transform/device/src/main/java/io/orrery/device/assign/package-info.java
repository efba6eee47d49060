/// Which device computes for which worker of a service: from the environment and the list of what was probed, to a plan
/// and the reasons for it. Pure: nothing is opened and nothing is logged here.
@NullMarked
package io.orrery.device.assign;

import org.jspecify.annotations.NullMarked;
