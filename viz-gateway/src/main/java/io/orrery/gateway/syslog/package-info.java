/// Syslog as it comes over sockets: where one message ends and the next begins (RFC 6587, 5425, 5426), and the token
/// that may stand in a message's structured data (RFC 5424). What a message says is for ingest to find out.
@NullMarked
package io.orrery.gateway.syslog;

import org.jspecify.annotations.NullMarked;
