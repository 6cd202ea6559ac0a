package dev.httpsrv.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Makes a method callable by scripts, in every language, under this name. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface ScriptName {

  /** Returns the name that scripts use, such as {@code request_method_get}. */
  String value();
}
