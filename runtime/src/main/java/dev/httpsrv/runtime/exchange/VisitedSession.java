package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A suspended session as other interpreters than its own see it: everything but the values that it
 * keeps, which belong to its own. Several threads may use it.
 */
final class VisitedSession {

  private static final Set<String> KEPT = Set.of("context", "serviceContext");

  private VisitedSession() {}

  static Session of(ExchangeSession session) {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (self, method, arguments) -> {
              if (KEPT.contains(method.getName())) {
                throw new IllegalStateException(
                    "the value belongs to the interpreter that runs the request's handler; only"
                        + " its own functions can use it");
              }
              synchronized (session) {
                try {
                  return method.invoke(session, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause() == null ? e : e.getCause();
                }
              }
            });
  }
}
