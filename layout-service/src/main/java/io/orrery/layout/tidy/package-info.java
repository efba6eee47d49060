/// Whether a live picture has fallen behind what a fresh layout of its graph would give. A calm layout moves only what
/// is near a change, so it owes more with every change; here the debt is measured and the fresh picture is laid where
/// the present one is. Pure: the same picture and seed give the same answer.
@NullMarked
package io.orrery.layout.tidy;

import org.jspecify.annotations.NullMarked;
