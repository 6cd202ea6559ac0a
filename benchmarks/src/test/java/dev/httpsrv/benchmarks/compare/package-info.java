@NullMarked
package dev.httpsrv.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
