package dev.httpsrv.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes, with {@code k}, {@code m} or {@code g} for powers of 1024. */
final class Size implements ITypeConverter<Long> {

  private static final String UNITS = "kmg";
  private static final int MOST_DIGITS = 9;

  @Override
  public Long convert(String text) {
    if (!text.matches("[0-9]{1,%d}[kmgKMG]?".formatted(MOST_DIGITS))) {
      throw new TypeConversionException(
          "\"%s\" is not a size; use a number of bytes, or one with k, m or g".formatted(text));
    }
    int unit = UNITS.indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
    String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
    return Long.parseLong(digits) << (10 * (unit + 1));
  }
}
