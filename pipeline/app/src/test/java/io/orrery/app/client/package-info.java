/// A client as a third party would write one from the documentation: HTTP, and the WebSocket protocol with a
/// model of the graph that refuses gaps, repeats and edges without ends. The end-to-end proofs look through it.
package io.orrery.app.client;
