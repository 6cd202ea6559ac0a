/**
 * The connections: who accepts them, what ends them, and what is ours below Helidon's protocols.
 */
@NullMarked
package dev.httpsrv.server.connection;

import org.jspecify.annotations.NullMarked;
