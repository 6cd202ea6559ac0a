/** What clients send who make mistakes, or mean harm; and how the server takes it. */
@NullMarked
package dev.httpsrv.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
