/// Parquet files, read by DuckDB inside a cage: a fresh in-memory database per upload that may open this upload's
/// folder and nothing else, has
/// no extensions, no network, a memory limit, one thread, a time limit, and a locked configuration. No text from the
/// upload is ever run as SQL;
/// column names are quoted identifiers.
@NullMarked
package io.orrery.ingest.parquet;

import org.jspecify.annotations.NullMarked;
