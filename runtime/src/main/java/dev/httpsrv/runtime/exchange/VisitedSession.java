package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A suspended session as those see it who found it, one at a time, and as long as it is suspended:
 * from then on it is its own handler's. Any thread may use it.
 */
final class VisitedSession {

  private static final Set<String> KEPT = Set.of("context", "serviceContext");

  private VisitedSession() {}

  /**
   * Returns the session for a visitor.
   *
   * @param visitor the interpreter of who found it; another one's cannot use the values that the
   *     session keeps
   */
  static Session of(ExchangeSession session, Object visitor) {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (self, method, arguments) -> {
              synchronized (session) {
                if (!method.getName().equals("resume") && !session.isVisitable()) {
                  throw new IllegalStateException(
                      "%s: the session is not suspended any more; only its own handler can use it"
                          .formatted(scriptName(method)));
                }
                // Its interpreter does not change while it can be visited.
                if (KEPT.contains(method.getName()) && !session.isAtHome(visitor)) {
                  throw new IllegalStateException(
                      "the value belongs to the interpreter that runs the request's handler; only"
                          + " its own functions can use it");
                }
                try {
                  return method.invoke(session, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause() == null ? e : e.getCause();
                }
              }
            });
  }

  private static String scriptName(Method method) {
    ScriptName name = method.getAnnotation(ScriptName.class);
    return name == null ? method.getName() : name.value();
  }
}
