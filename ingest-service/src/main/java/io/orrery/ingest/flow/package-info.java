/// Records of network flows and short alerts in rows: VPC flow logs, Argus, nfdump, YAF, Azure's network
/// security groups, Snort. All tell the same of a flow: from whom to whom, by which protocol, how much, and
/// whether it was let through.
@NullMarked
package io.orrery.ingest.flow;

import org.jspecify.annotations.NullMarked;
