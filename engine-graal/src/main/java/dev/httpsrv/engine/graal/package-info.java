/** The GraalVM engine: JavaScript, Python, and whatever else the polyglot engine finds. */
@NullMarked
package dev.httpsrv.engine.graal;

import org.jspecify.annotations.NullMarked;
