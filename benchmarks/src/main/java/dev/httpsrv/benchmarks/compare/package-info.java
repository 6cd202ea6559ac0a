/**
 * The comparison with other servers: what each answers, how it is started, what it is measured by.
 */
@NullMarked
package dev.httpsrv.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
