@NullMarked
package dev.httpsrv.runtime.data;

import org.jspecify.annotations.NullMarked;
