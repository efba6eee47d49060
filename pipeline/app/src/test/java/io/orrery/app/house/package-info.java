/// The rules of the house, kept by tests: who may import whom, how long a file may be, and that every path,
/// type, command and option that the documentation names exists.
package io.orrery.app.house;
