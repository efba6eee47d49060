package io.orrery.gateway.splunk;

import java.util.Map;

/// One event of a post.
///
/// @param envelope the whole object as sent
/// @param event what stands under `event`: the text of a text, the bytes as sent of anything else
/// @param bare whether nothing but `event` stands in the envelope
/// @param words what the envelope says about where the event comes from: host, source, sourcetype, index
record HecEvent(byte[] envelope, byte[] event, boolean bare, Map<String, String> words) {}
