/** How much a call of a script may use up. */
@NullMarked
package dev.httpsrv.runtime.limit;

import org.jspecify.annotations.NullMarked;
