package io.orrery.transform.core;

import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;

/// Rows with what is known of them.
///
/// @param offset of the record that carried them, in the topic of tables; what table rows are traced back to
public record Batch(TableHeader header, Table table, long offset) {}
