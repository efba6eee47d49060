/// The door for whatever ships to Elasticsearch: the `_bulk` call with its contract to the letter, and the calls that
/// clients make before it. There is no search behind it; documents become events of the feed whose token is shown.
@NullMarked
package io.orrery.gateway.elastic;

import org.jspecify.annotations.NullMarked;
