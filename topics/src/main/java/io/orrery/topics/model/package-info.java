/// What the stages of Orrery say to each other: records and sealed types, and nothing that knows how they
/// travel. A record here validates itself, so whoever holds one may rely on it. Absence is an empty value or
/// a variant, never null; the one exception is stated where it occurs ([io.orrery.topics.model.Column]).
@NullMarked
package io.orrery.topics.model;

import org.jspecify.annotations.NullMarked;
