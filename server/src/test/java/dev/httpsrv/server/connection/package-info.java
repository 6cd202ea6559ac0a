@NullMarked
package dev.httpsrv.server.connection;

import org.jspecify.annotations.NullMarked;
