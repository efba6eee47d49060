/// Tests of how the command line talks to the server.
@NullMarked
package io.orrery.app.http;

import org.jspecify.annotations.NullMarked;
