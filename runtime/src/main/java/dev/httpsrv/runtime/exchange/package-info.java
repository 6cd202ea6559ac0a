/** A request as the transport hands it over, and the response it takes back. */
@NullMarked
package dev.httpsrv.runtime.exchange;

import org.jspecify.annotations.NullMarked;
