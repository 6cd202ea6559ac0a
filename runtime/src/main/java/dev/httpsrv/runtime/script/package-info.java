/** The script folders: what is loaded, and what {@code require} finds. */
@NullMarked
package dev.httpsrv.runtime.script;

import org.jspecify.annotations.NullMarked;
