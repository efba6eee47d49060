/// Every topic as a constant: its name, what lies under which key, how many partitions it has, how it is
/// cleaned and for how long it is kept. The broker is created from this table and checked against it.
@NullMarked
package io.orrery.topics.catalog;

import org.jspecify.annotations.NullMarked;
