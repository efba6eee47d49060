package io.orrery.layout.tidy;

import io.orrery.layout.live.Offer;
import io.orrery.layout.measure.Debt;

/// A fresh layout beside the present picture.
///
/// @param debt what the present picture owes
/// @param offer the fresh layout, laid where the present picture is
public record Comparison(Debt debt, Offer offer) {}
