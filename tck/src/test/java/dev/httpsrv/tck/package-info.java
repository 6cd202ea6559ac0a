/** Tests of the kit itself. */
@NullMarked
package dev.httpsrv.tck;

import org.jspecify.annotations.NullMarked;
