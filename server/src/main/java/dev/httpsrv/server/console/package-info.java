/** The console's Unix socket: its server, its client, and the lines between them. */
@NullMarked
package dev.httpsrv.server.console;

import org.jspecify.annotations.NullMarked;
