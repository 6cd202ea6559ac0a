/** Fuzzes all targets: classes named {@code *FuzzTest}, beside what they fuzz. */
@NullMarked
package dev.httpsrv.fuzz;

import org.jspecify.annotations.NullMarked;
