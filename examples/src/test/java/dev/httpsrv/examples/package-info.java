/** The embedding application, asked over HTTP. */
@NullMarked
package dev.httpsrv.examples;

import org.jspecify.annotations.NullMarked;
