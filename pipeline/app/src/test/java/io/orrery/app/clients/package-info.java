/// The unmodified clients of others at Orrery's doors: what they ship must come out as it went in, whatever happens
/// in
/// between.
@NullMarked
package io.orrery.app.clients;

import org.jspecify.annotations.NullMarked;
