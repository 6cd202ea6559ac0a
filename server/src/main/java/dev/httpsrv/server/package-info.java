/**
 * httpsrv over Helidon SE: the handler for an application's own server, and a server of its own.
 */
@NullMarked
package dev.httpsrv.server;

import org.jspecify.annotations.NullMarked;
