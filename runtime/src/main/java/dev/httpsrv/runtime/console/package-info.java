/** Console commands: splitting, finding, running. */
@NullMarked
package dev.httpsrv.runtime.console;

import org.jspecify.annotations.NullMarked;
