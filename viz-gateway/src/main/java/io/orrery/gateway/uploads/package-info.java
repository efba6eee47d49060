/// How files get in: a dataset or a file is announced, its bytes are streamed into the log in chunks, and one small job
/// record says that they are all there. Nothing holds a whole file, and an upload that breaks off leaves no job.
@NullMarked
package io.orrery.gateway.uploads;

import org.jspecify.annotations.NullMarked;
