/** httpsrv inside of a Java application. */
@NullMarked
package dev.httpsrv.examples;

import org.jspecify.annotations.NullMarked;
