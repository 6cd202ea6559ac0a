/**
 * What the launcher runs: the bill of its materials, their licences, what is known against them.
 */
@NullMarked
package dev.httpsrv.supplychain;

import org.jspecify.annotations.NullMarked;
