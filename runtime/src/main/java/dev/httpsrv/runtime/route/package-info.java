/** Which handler answers a request. */
@NullMarked
package dev.httpsrv.runtime.route;

import org.jspecify.annotations.NullMarked;
