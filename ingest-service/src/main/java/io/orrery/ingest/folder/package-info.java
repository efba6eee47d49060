/// The door to files: a folder is watched, and what is appended to its files is read. [Lines] cuts, [Recognition]
/// says whether a file was read before under another name, [FolderSource] does the reading.
@NullMarked
package io.orrery.ingest.folder;

import org.jspecify.annotations.NullMarked;
