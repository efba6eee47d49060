/// The test kit of the stages, published as a test-jar: a real broker whatever the machine offers, and small
/// clients to speak with it. Nothing here is for production; the embedded broker that ships belongs to
/// `pipeline/app`.
@NullMarked
package io.orrery.stage.testing;

import org.jspecify.annotations.NullMarked;
