/** Tests of the engine, and of a server that it is added to. */
@NullMarked
package dev.httpsrv.examples.rhino;

import org.jspecify.annotations.NullMarked;
