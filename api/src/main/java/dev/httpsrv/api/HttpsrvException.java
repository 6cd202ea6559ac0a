package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/** What goes wrong with scripts, by what the caller can do about it. */
public abstract sealed class HttpsrvException extends RuntimeException
    permits ConfigurationException,
        EngineException,
        OverloadException,
        ScriptRaisedException,
        ScriptStoppedException,
        ScriptSyntaxException {

  private static final long serialVersionUID = 1;

  HttpsrvException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
