/** An engine of someone else's: JavaScript on Mozilla's Rhino. */
@NullMarked
package dev.httpsrv.examples.rhino;

import org.jspecify.annotations.NullMarked;
