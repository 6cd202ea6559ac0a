@NullMarked
package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.NullMarked;
