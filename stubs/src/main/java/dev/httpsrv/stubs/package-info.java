/** Writes what editors know of the functions that scripts call, from their Java definition. */
@NullMarked
package dev.httpsrv.stubs;

import org.jspecify.annotations.NullMarked;
