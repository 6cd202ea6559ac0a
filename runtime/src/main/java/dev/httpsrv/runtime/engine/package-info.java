/** The engines that are there, and which of them runs what. */
@NullMarked
package dev.httpsrv.runtime.engine;

import org.jspecify.annotations.NullMarked;
