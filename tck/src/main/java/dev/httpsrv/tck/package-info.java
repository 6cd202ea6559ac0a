/** The rules that every engine keeps; {@link dev.httpsrv.tck.EngineContract} is the way in. */
@NullMarked
package dev.httpsrv.tck;

import org.jspecify.annotations.NullMarked;
