package io.orrery.topics.wire;

import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;

/// A batch of rows with what is known of it.
public record TableBatch(TableHeader header, Table table) {}
