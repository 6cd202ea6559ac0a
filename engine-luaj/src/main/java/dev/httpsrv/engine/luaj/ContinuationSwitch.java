package dev.httpsrv.engine.luaj;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code on the thread that enters, as a continuation of the JVM's own: what virtual threads
 * are made of. The JVM has to be started with {@code
 * --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
final class ContinuationSwitch implements Switch {

  private static final @Nullable Handles HANDLES = Handles.find();
  private static final boolean AVAILABLE = HANDLES != null && keepsMonitors();

  private final Object continuation;
  private final HeldMonitors held;

  private ContinuationSwitch(Runnable code, HeldMonitors held) {
    this.continuation = handles().create(code);
    this.held = held;
  }

  static boolean isAvailable() {
    return AVAILABLE;
  }

  static Function<Runnable, Switch> maker() {
    HeldMonitors held = new HeldMonitors();
    return code -> new ContinuationSwitch(code, held);
  }

  @Override
  public void enter() {
    held.keep();
    handles().run(continuation);
  }

  @Override
  public void leave() {
    handles().yield();
  }

  private static Handles handles() {
    if (HANDLES == null) {
      throw new IllegalStateException("the JVM does not export its continuations");
    }
    return HANDLES;
  }

  /** Tries whether a monitor that the caller holds stays the caller's. */
  private static boolean keepsMonitors() {
    Object monitor = new Object();
    Switch tried = maker().apply(() -> handles().yield());
    synchronized (monitor) {
      tried.enter();
      boolean kept = Thread.holdsLock(monitor);
      tried.enter();
      return kept;
    }
  }

  /** The methods of the JVM's class, which is not there for the compiler. */
  private record Handles(MethodHandle create, MethodHandle run, MethodHandle leave) {

    static @Nullable Handles find() {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      try {
        Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
        Class<?> type = Class.forName("jdk.internal.vm.Continuation");
        Object own =
            lookup
                .findConstructor(scope, MethodType.methodType(void.class, String.class))
                .invoke("coroutines");
        MethodHandle create =
            lookup.findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class));
        MethodHandle run = lookup.findVirtual(type, "run", MethodType.methodType(void.class));
        MethodHandle leave =
            lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope));
        return new Handles(
            create.bindTo(own).asType(MethodType.methodType(Object.class, Runnable.class)),
            run.asType(MethodType.methodType(void.class, Object.class)),
            leave.bindTo(own).asType(MethodType.methodType(void.class)));
      } catch (Throwable e) {
        return null;
      }
    }

    Object create(Runnable code) {
      try {
        return (Object) create.invokeExact(code);
      } catch (Throwable e) {
        throw unexpected(e);
      }
    }

    void run(Object continuation) {
      try {
        run.invokeExact(continuation);
      } catch (Throwable e) {
        throw unexpected(e);
      }
    }

    void yield() {
      try {
        leave.invokeExact();
      } catch (Throwable e) {
        throw unexpected(e);
      }
    }

    private static RuntimeException unexpected(Throwable thrown) {
      return switch (thrown) {
        case RuntimeException e -> e;
        case Error e -> throw e;
        default -> new IllegalStateException(thrown);
      };
    }
  }
}
