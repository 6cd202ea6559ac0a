package dev.httpsrv.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the place at which scripts find a library's {@link ScriptName functions} and {@link
 * ScriptProperty constants}, such as {@code msys.core}.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface ScriptLibrary {

  /** Returns the dotted names; scripts find the same table at each of them. */
  String[] value();
}
