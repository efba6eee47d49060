/// The command line: `./orrery up`, `down`, `upload` and the rest. It starts the server as a process of its own and
/// speaks to it over HTTP on loopback with a personal key from the data folder. Every failure is one sentence on the
/// error stream and a non-zero exit code.
@NullMarked
package io.orrery.app.cli;

import org.jspecify.annotations.NullMarked;
