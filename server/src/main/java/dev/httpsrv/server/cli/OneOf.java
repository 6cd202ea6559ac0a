package dev.httpsrv.server.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, in any case. */
final class OneOf<E extends Enum<E>> implements ITypeConverter<E> {

  private final E[] choices;

  OneOf(Class<E> type) {
    this.choices = type.getEnumConstants();
  }

  @Override
  public E convert(String text) {
    for (E choice : choices) {
      if (choice.name().equalsIgnoreCase(text)) {
        return choice;
      }
    }
    throw new TypeConversionException(
        "\"%s\" is none of %s"
            .formatted(
                text,
                Arrays.stream(choices)
                    .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }
}
