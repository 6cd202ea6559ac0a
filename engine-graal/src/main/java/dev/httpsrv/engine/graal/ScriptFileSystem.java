package dev.httpsrv.engine.graal;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * What a context may open as a file: the modules that its scripts can import, and nothing of the
 * machine.
 */
final class ScriptFileSystem implements FileSystem {

  /** Answers for the files. Paths have slashes and start with one. */
  interface Modules {

    /** Returns the one path of a module, null where there is none at the path. */
    @Nullable String find(String path);

    /** Returns the source of a module that was found. */
    String source(String path);

    /** Returns the path that a name stands for, when a script that is no module imports it. */
    String absolute(String name);
  }

  private @Nullable Modules modules;

  /** Sets who answers; before that there are no files. */
  void serve(Modules answering) {
    this.modules = answering;
  }

  @Override
  public Path parsePath(URI uri) {
    throw new UnsupportedOperationException("scripts import by name, not by URI: " + uri);
  }

  @Override
  public Path parsePath(String path) {
    return modules == null || path.startsWith("/")
        ? Path.of(path)
        : Path.of(modules.absolute(path));
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return Path.of("/").resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    return Path.of(found(path));
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    found(path);
    if (modes.contains(AccessMode.WRITE)) {
      throw new ReadOnlyFileSystemException();
    }
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    byte[] source = source(path);
    if (!Set.of(StandardOpenOption.READ).containsAll(options)) {
      throw new ReadOnlyFileSystemException();
    }
    return new BytesChannel(source);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Map.of("size", (long) source(path).length, "isRegularFile", true, "isDirectory", false);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void delete(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path path, DirectoryStream.Filter<? super Path> filter) {
    throw new UnsupportedOperationException("scripts cannot list folders");
  }

  @Override
  public Path getTempDirectory() {
    throw new UnsupportedOperationException("scripts have no files");
  }

  private byte[] source(Path path) throws IOException {
    String found = found(path);
    return modules == null ? new byte[0] : modules.source(found).getBytes(StandardCharsets.UTF_8);
  }

  private String found(Path path) throws IOException {
    String asked = toAbsolutePath(path).normalize().toString().replace('\\', '/');
    if (asked.equals("/")) {
      throw new SecurityException("a folder cannot be imported");
    }
    String found = modules == null ? null : modules.find(asked);
    if (found == null) {
      throw new NoSuchFileException(asked.substring(1));
    }
    return found;
  }
}
