/// Files of strangers are parsed in a process of their own that may compute and nothing else: bounded memory and
/// processor time, no network, no other process, no file but its own folder and what Java needs. A file on which it
/// breaks is refused; the next file gets a fresh one.
///
/// The kernel builds the walls (Linux: resource limits, no new privileges, no capabilities, Landlock, seccomp); what a
/// kernel does not have is named once in the log. The first Java in a cage builds the walls that hold for all threads
/// and turns into the second one, which reads.
@NullMarked
package io.orrery.ingest.cage;

import org.jspecify.annotations.NullMarked;
