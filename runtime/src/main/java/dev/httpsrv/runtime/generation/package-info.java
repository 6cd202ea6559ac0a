/** What a configuration brings: routes, interpreters, modules, commands; built, used, closed. */
@NullMarked
package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.NullMarked;
