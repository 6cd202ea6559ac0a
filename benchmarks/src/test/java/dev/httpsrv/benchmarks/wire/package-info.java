@NullMarked
package dev.httpsrv.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
