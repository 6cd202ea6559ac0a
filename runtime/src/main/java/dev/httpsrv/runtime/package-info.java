/** What is neither engine nor transport; {@link dev.httpsrv.runtime.Httpsrv} is the way in. */
@NullMarked
package dev.httpsrv.runtime;

import org.jspecify.annotations.NullMarked;
