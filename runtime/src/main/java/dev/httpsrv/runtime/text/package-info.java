/** Text for people. */
@NullMarked
package dev.httpsrv.runtime.text;

import org.jspecify.annotations.NullMarked;
