/// Access logs of web servers, proxies and object stores: one line a request, whose columns are fixed by custom (the
/// common and combined log formats, Squid, S3) or named before all rows (IIS). All tell the same of a request: who
/// asked whom for what, and what came of it.
@NullMarked
package io.orrery.ingest.web;

import org.jspecify.annotations.NullMarked;
