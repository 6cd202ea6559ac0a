/** Data as text: JSON, XML, and what {@code printf} formats. */
@NullMarked
package dev.httpsrv.runtime.data;

import org.jspecify.annotations.NullMarked;
