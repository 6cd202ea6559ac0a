/** What a server lives through: reloads and signals under load, and hours of everything. */
@NullMarked
package dev.httpsrv.benchmarks.endurance;

import org.jspecify.annotations.NullMarked;
