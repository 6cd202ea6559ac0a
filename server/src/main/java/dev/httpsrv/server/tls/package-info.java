/** TLS: certificates from files, which are read anew without a restart. */
@NullMarked
package dev.httpsrv.server.tls;

import org.jspecify.annotations.NullMarked;
