/// Graph files in XML, read as a stream without document types, entities or anything from elsewhere.
@NullMarked
package io.orrery.ingest.graph.xml;

import org.jspecify.annotations.NullMarked;
