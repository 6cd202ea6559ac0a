package dev.httpsrv.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Makes a method without parameters readable by scripts as a field or constant of this name. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface ScriptProperty {

  /** Returns the name that scripts use, such as {@code raw_query}. */
  String value();

  /**
   * Returns whether a list starts at index 0 even in a language that counts from 1, such as the
   * {@code argv} of a console command.
   */
  boolean zeroBased() default false;
}
