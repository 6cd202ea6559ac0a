/** End-to-end tests: the real server, real sockets, real HTTP clients. */
@NullMarked
package dev.httpsrv.server;

import org.jspecify.annotations.NullMarked;
