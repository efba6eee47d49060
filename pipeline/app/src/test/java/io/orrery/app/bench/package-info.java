/// Load drivers: what Orrery does per second and how long a person waits, on the machine at hand. They print
/// figures and judge nothing, and run only when asked for by name; `pipeline/docs/performance.md` says how.
package io.orrery.app.bench;
