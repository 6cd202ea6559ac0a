package dev.httpsrv.fuzz;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** What C's own functions say; run them in the locale C. */
public final class Libc {

  private static final int MOST_BYTES = 8192;

  private static final MethodHandle WHOLE = printf(JAVA_LONG);
  private static final MethodHandle REAL = printf(JAVA_DOUBLE);
  private static final MethodHandle TEXT = printf(ADDRESS);
  private static final MethodHandle NUMBER = strtod();

  private Libc() {}

  /** Returns what {@code printf} makes of a whole number. */
  public static String format(String format, long value) {
    return written(
        (out, text) -> (int) WHOLE.invokeExact(out, (long) MOST_BYTES, text, value), format);
  }

  /** Returns what {@code printf} makes of a number. */
  public static String format(String format, double value) {
    return written(
        (out, text) -> (int) REAL.invokeExact(out, (long) MOST_BYTES, text, value), format);
  }

  /** Returns what {@code printf} makes of a text. */
  public static String format(String format, String value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment argument = arena.allocateFrom(value, ISO_8859_1);
      return written(
          (out, text) -> (int) TEXT.invokeExact(out, (long) MOST_BYTES, text, argument), format);
    }
  }

  /** Returns the number that {@code strtod} reads at the beginning of a text, and its end. */
  public static Numeral number(String text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment start = arena.allocateFrom(text, ISO_8859_1);
      MemorySegment end = arena.allocate(ADDRESS);
      double value = (double) NUMBER.invokeExact(start, end);
      return new Numeral(value, (int) (end.get(ADDRESS, 0).address() - start.address()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A number, and where its text ends. */
  public record Numeral(double value, int end) {}

  private interface Call {
    int write(MemorySegment out, MemorySegment format) throws Throwable;
  }

  private static String written(Call call, String format) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(MOST_BYTES);
      int length = call.write(out, arena.allocateFrom(format, ISO_8859_1));
      if (length < 0 || length >= MOST_BYTES) {
        throw new IllegalStateException("snprintf gives " + length + " for " + format);
      }
      byte[] bytes = out.asSlice(0, length).toArray(JAVA_BYTE);
      return new String(bytes, ISO_8859_1);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted") // a function of C is called
  private static MethodHandle printf(MemoryLayout argument) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("snprintf"),
        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, argument),
        Linker.Option.firstVariadicArg(3));
  }

  @SuppressWarnings("restricted") // a function of C is called
  private static MethodHandle strtod() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("strtod"),
        FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS, ADDRESS));
  }
}
