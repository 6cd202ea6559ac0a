package dev.httpsrv.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number. */
final class WholeNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          (text.matches("[+-]?[0-9]+") ? "\"%s\" has too many digits" : "\"%s\" is no whole number")
              .formatted(text));
    }
  }
}
