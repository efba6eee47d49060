/// The server's public HTTP interface as the command line and the demo use it: the same doors as everybody else's.
@NullMarked
package io.orrery.app.http;

import org.jspecify.annotations.NullMarked;
