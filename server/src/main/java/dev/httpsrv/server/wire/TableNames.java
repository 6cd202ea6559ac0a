package dev.httpsrv.server.wire;

/** How long the names of the fields are to which a header block refers (RFC 7541, 2.3). */
final class TableNames {

  private static final int STATIC = 61;
  private static final int LONGEST_OF_STATIC = 27;
  private static final int MOST = 4096 / FieldCount.OVERHEAD;

  private final int[] lengths = new int[MOST];
  private long added;

  void add(int length) {
    lengths[(int) (added++ % MOST)] = length;
  }

  /** Returns how long the name is at most; of one that the table has no more, 0. */
  int length(int index) {
    if (index <= STATIC) {
      return LONGEST_OF_STATIC;
    }
    int before = index - STATIC;
    return before > Math.min(added, MOST) ? 0 : lengths[(int) ((added - before) % MOST)];
  }
}
