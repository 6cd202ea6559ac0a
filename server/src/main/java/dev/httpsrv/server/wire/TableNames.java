package dev.httpsrv.server.wire;

/** How long the names of the fields are to which a header block refers (RFC 7541, 2.3). */
final class TableNames {

  private static final int STATIC = 61;
  private static final int[] LENGTHS_OF_STATIC = {
    0, 10, 7, 7, 5, 5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 14, 15, 15, 13, 6, 27, 3, 5, 13, 13, 19, 16, 16,
    14, 16, 13, 12, 6, 4, 4, 6, 7, 4, 4, 8, 17, 13, 8, 19, 13, 4, 8, 12, 18, 19, 5, 7, 7, 11, 6, 10,
    25, 17, 10, 4, 3, 16
  };
  private static final int MOST = 4096 / FieldCount.OVERHEAD;

  private final int[] lengths = new int[MOST];
  private long added;

  void add(int length) {
    lengths[(int) (added++ % MOST)] = length;
  }

  /** Returns how long the name is; of one that the table has no more, 0. */
  int length(int index) {
    if (index <= STATIC) {
      return LENGTHS_OF_STATIC[index];
    }
    int before = index - STATIC;
    return before > Math.min(added, MOST) ? 0 : lengths[(int) ((added - before) % MOST)];
  }
}
