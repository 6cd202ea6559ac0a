/** The contracts between scripts, the applications that embed them, and the server. */
@NullMarked
package dev.httpsrv.api;

import org.jspecify.annotations.NullMarked;
