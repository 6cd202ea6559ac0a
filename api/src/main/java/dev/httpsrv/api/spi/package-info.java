/** What an engine implements, and the description of what scripts see. */
@NullMarked
package dev.httpsrv.api.spi;

import org.jspecify.annotations.NullMarked;
