/** What went wrong, for people. */
@NullMarked
package dev.httpsrv.runtime.problem;

import org.jspecify.annotations.NullMarked;
