@NullMarked
package dev.httpsrv.stubs;

import org.jspecify.annotations.NullMarked;
