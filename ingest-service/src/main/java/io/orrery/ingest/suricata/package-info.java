/// Events of the intrusion detection system Suricata in its JSON shape, EVE: alerts, flows and what the
/// protocols said. Counters that it writes about itself are no events.
@NullMarked
package io.orrery.ingest.suricata;

import org.jspecify.annotations.NullMarked;
