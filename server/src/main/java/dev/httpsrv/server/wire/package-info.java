/**
 * What is read from connections before Helidon reads it: bytes go in, well-formed requests come
 * out.
 */
@NullMarked
package dev.httpsrv.server.wire;

import org.jspecify.annotations.NullMarked;
