@NullMarked
package dev.httpsrv.server.cli;

import org.jspecify.annotations.NullMarked;
