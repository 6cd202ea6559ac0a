package dev.httpsrv.server.console;

import dev.httpsrv.api.ConfigurationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's socket in the file system. */
final class ConsoleSocket {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleSocket.class);

  /** How many bytes the path of a socket may have on Linux. */
  private static final int LONGEST_PATH = 106;

  private static final FileAttribute<?> OWNERS_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private @Nullable Object own;

  ConsoleSocket(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * Checks that the socket can be made.
   *
   * @throws ConfigurationException if another server listens there
   */
  void check() throws IOException {
    checkPath();
    checkReplaceable();
  }

  /** Checks that the socket can be made where no other server listens. */
  void checkPath() throws IOException {
    int length = Math.max(bytes(path), bytes(privateSocket(writableParent().resolve(name()))));
    if (length > LONGEST_PATH) {
      throw new IOException(
          "it takes a path of %d bytes, and %d are possible".formatted(length, LONGEST_PATH));
    }
  }

  /**
   * Makes the socket, which nobody but its owner can ever connect to: it is made in a folder of its
   * owner's alone, and moved when it has its mode.
   *
   * @throws ConfigurationException if another server listens there
   */
  ServerSocketChannel bind() throws IOException {
    check();
    Path folder = privateFolder(writableParent());
    try {
      Path made = privateSocket(folder);
      ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        listener.bind(UnixDomainSocketAddress.of(made));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        own = key(made);
        Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
        return listener;
      } catch (IOException | RuntimeException e) {
        listener.close();
        Files.deleteIfExists(made);
        throw e;
      }
    } finally {
      Files.delete(folder);
    }
  }

  /** Makes a folder whose name is short, since it is part of the path of a socket. */
  private static Path privateFolder(Path parent) throws IOException {
    while (true) {
      try {
        return Files.createDirectory(parent.resolve(name()), OWNERS_ALONE);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("Another name is tried", e);
      }
    }
  }

  private static String name() {
    return ".%06x".formatted(ThreadLocalRandom.current().nextInt(1 << 24));
  }

  private static Path privateSocket(Path folder) {
    return folder.resolve("s");
  }

  private static int bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Removes it, unless another server has replaced it. */
  void remove() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && key(path).equals(own)) {
      Files.delete(path);
    }
  }

  private static Object key(Path file) throws IOException {
    Object key =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key == null ? file : key;
  }

  private void checkReplaceable() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException("a file of that name exists that is no socket");
    }
    SocketOwner owner = SocketOwner.of(path);
    if (!owner.isUser() && !SocketOwner.isUserRoot()) {
      throw new IOException("it belongs to " + owner.name());
    }
    if (isListening()) {
      throw new ConfigurationException(
          "Another server's console listens on %s%s. Stop it, or give another path with --console."
              .formatted(path, owner.isUser() ? "" : ", which belongs to " + owner.name()));
    }
  }

  /** Returns the folder of the socket; what the system says would name a file of our own in it. */
  private Path writableParent() throws IOException {
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IOException("there is no folder " + parent);
    }
    if (!Files.isWritable(parent)) {
      throw new IOException("nothing may be written to the folder " + parent);
    }
    return parent;
  }

  private boolean isListening() throws IOException {
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return client.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException nobodyListens) {
      return false;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
