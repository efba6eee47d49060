/// RELP, the syslog transport that answers for every message: `txnr SP command SP length [SP data] LF` each way. A
/// message is answered with 200 once the broker has it, so a sender that hears nothing sends it again.
@NullMarked
package io.orrery.gateway.relp;

import org.jspecify.annotations.NullMarked;
