/** Tests of the kit that need a real interpreter, which the kit itself has none of. */
@NullMarked
package dev.httpsrv.tck;

import org.jspecify.annotations.NullMarked;
