import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Copies jars to a folder, with old class files made newer: an AOT cache holds no class that the
 * JVM's old verifier has to check, one before version 50. {@code java -cp CLASS_PATH
 * NewerClassFiles.java FOLDER JAR...}; the class path has all that the jars refer to.
 */
final class NewerClassFiles {

  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          StackMapsOption.GENERATE_STACK_MAPS,
          ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

  private static final ClassTransform NEWER =
      ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
          .andThen(
              (builder, element) -> {
                if (element instanceof ClassFileVersion) {
                  builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                } else {
                  builder.with(element);
                }
              });

  private NewerClassFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (String jar : List.of(arguments).subList(1, arguments.length)) {
      copy(Path.of(jar), folder.resolve(Path.of(jar).getFileName()));
    }
  }

  private static void copy(Path jar, Path copy) throws IOException {
    try (JarFile from = new JarFile(jar.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : from.stream().toList()) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new JarEntry(entry.getName()));
        to.write(entry.getName().endsWith(".class") ? newer(content) : content);
        to.closeEntry();
      }
    }
  }

  private static byte[] newer(byte[] content) {
    ClassModel model = CLASS_FILE.parse(content);
    return model.majorVersion() < ClassFile.JAVA_6_VERSION
        ? CLASS_FILE.transformClass(model, NEWER)
        : content;
  }
}
