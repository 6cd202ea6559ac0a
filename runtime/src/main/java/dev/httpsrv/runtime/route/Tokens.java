package dev.httpsrv.runtime.route;

/** Tokens as HTTP defines them: methods and header names (RFC 9110, 5.6.2). */
public final class Tokens {

  private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  /** Returns whether the text is a token. */
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Tokens::isTokenCharacter);
  }

  /** Returns whether a token may hold the character. */
  public static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SYMBOLS.indexOf(c) >= 0;
  }
}
