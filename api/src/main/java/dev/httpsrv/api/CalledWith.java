package dev.httpsrv.api;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says what a {@link FunctionReference} or {@link ScriptFunction} that scripts pass is called with.
 * Nothing is checked by it: editors learn from it what a script's handler gets.
 */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface CalledWith {

  /** Returns the types of the arguments, in order. */
  Class<?>[] value();
}
