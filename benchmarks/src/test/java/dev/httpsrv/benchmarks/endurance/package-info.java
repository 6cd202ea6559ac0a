@NullMarked
package dev.httpsrv.benchmarks.endurance;

import org.jspecify.annotations.NullMarked;
