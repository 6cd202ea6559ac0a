/** The {@code msys} libraries, as every interpreter binds them. */
@NullMarked
package dev.httpsrv.runtime.library;

import org.jspecify.annotations.NullMarked;
