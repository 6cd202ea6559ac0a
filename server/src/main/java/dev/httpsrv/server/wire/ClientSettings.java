package dev.httpsrv.server.wire;

/**
 * A client's settings (RFC 9113, 6.5.1). Those that Helidon does not know, whose values it takes
 * for settings, become one that it knows and does not heed.
 */
public final class ClientSettings implements FramePayload {

  private static final int LENGTH = 6;
  private static final int MAX_HEADER_LIST_SIZE = 6;

  private int place;
  private boolean unknown;

  /** Returns settings of which none is unknown. */
  public static byte[] known(byte[] settings) {
    byte[] known = settings.clone();
    new ClientSettings().take(known, 0, known.length);
    return known;
  }

  /** Begins another frame. */
  void begin() {
    place = 0;
  }

  /** Takes octets, and changes those of unknown settings. */
  @Override
  public void take(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (place == 0) {
        unknown = octets[i] != 0;
        octets[i] = 0;
      } else if (place == 1 && (unknown || isUnknown(octets[i] & 0xff))) {
        octets[i] = MAX_HEADER_LIST_SIZE;
      }
      place = (place + 1) % LENGTH;
    }
  }

  private static boolean isUnknown(int identifier) {
    return identifier == 0 || identifier > MAX_HEADER_LIST_SIZE;
  }
}
