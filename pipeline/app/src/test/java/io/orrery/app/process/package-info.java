/// Orrery as its users have it: a process of its own, started by the launcher's main class, killed without mercy.
package io.orrery.app.process;
