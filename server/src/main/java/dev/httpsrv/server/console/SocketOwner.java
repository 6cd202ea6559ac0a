package dev.httpsrv.server.console;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Whose a file is. In a folder that all may write to, another user may make a socket where somebody
 * looks for his own.
 *
 * @param number the user's number, which the system goes by
 * @param name the user's name, for people
 */
record SocketOwner(int number, String name) {

  private static final int ROOT = 0;

  /**
   * Returns whose a file is, or a link to one.
   *
   * @throws IOException if there is none
   */
  static SocketOwner of(Path file) throws IOException {
    try {
      return new SocketOwner(
          (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS),
          Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName());
    } catch (NoSuchFileException e) {
      throw new IOException("No such file or directory", e);
    }
  }

  /** Returns whether it is this process's user. */
  boolean isUser() {
    return number == user();
  }

  /** Returns whether it is somebody who may do with this process whatever he likes. */
  boolean isTrusted() {
    return isUser() || number == ROOT;
  }

  /** Returns whether this process may use what is anybody's. */
  static boolean isUserRoot() {
    return user() == ROOT;
  }

  private static int user() {
    return (int) new UnixSystem().getUid();
  }
}
