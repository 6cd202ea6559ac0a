/** The command line. */
@NullMarked
package dev.httpsrv.server.cli;

import org.jspecify.annotations.NullMarked;
