/** What is ours between Helidon's connections and its HTTP/1.1. */
@NullMarked
package dev.httpsrv.server.connection;

import org.jspecify.annotations.NullMarked;
