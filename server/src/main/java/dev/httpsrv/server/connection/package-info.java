/**
 * The connections: who accepts them, what ends them, and what is ours below Helidon's protocols.
 *
 * <p>A {@code Listener} accepts a socket, and gives it to an {@code AcceptedConnection}, which
 * makes it one of TLS where it has to. {@code WatchedConnections} put a {@code GuardedConnection}
 * between it and Helidon's connection of HTTP/1.1 or 2: that checks what comes in, by the classes
 * of {@code wire}, and what goes out. A {@code DeadlineWatch} ends whoever takes too long; {@code
 * Paced…} are what it watches. Handlers know all of it as a {@code RequestClient}.
 */
@NullMarked
package dev.httpsrv.server.connection;

import org.jspecify.annotations.NullMarked;
