@NullMarked
package dev.httpsrv.engine.graal;

import org.jspecify.annotations.NullMarked;
