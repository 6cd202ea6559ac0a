/** JMH benchmarks of the dispatch path; the README says how to run them. */
@NullMarked
package dev.httpsrv.benchmarks;

import org.jspecify.annotations.NullMarked;
