/// The promises of Orrery, proved on the whole of it: each test here starts the real process with its real
/// servers and looks at it from outside.
package io.orrery.app.proof;
