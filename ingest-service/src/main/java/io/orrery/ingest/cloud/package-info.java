/// Audit logs and flow logs of cloud services as JSON: what AWS, Google Cloud, Azure, Okta, GitHub and
/// Microsoft 365 write about who did what from where. Each family knows one writer in the envelopes
/// that it is delivered in.
@NullMarked
package io.orrery.ingest.cloud;

import org.jspecify.annotations.NullMarked;
