@NullMarked
package dev.httpsrv.server.wire;

import org.jspecify.annotations.NullMarked;
