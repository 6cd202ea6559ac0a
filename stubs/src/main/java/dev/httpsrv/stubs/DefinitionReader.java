package dev.httpsrv.stubs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.httpsrv.api.CalledWith;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptNull;
import dev.httpsrv.api.ScriptProperty;
import dev.httpsrv.api.spi.ValueKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.MirroredTypesException;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads what scripts see from Java sources: the annotations, the types and the comments. */
final class DefinitionReader {

  /** A library may stand in a file that names what is not on this class path. */
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));

  private final JavacTask task;
  private final CommentReader comments;
  private final Deque<TypeElement> waiting = new ArrayDeque<>();
  private final Map<String, ScriptClass> objects = new TreeMap<>();

  private DefinitionReader(JavacTask task) {
    this.task = task;
    this.comments = new CommentReader(DocTrees.instance(task));
  }

  /**
   * Returns what the libraries in these folders and files, and the objects that they give and take,
   * show to scripts.
   *
   * @throws IllegalArgumentException if there is no library, or the sources do not compile
   */
  static Definition read(List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = new ArrayList<>();
      for (Path source : sources) {
        try (Stream<Path> below = Files.walk(source)) {
          below.filter(each -> each.toString().endsWith(".java")).sorted().forEach(java::add);
        }
      }
      List<String> problems = new ArrayList<>();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  problem -> problems.add(problem.toString()),
                  OPTIONS,
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      Definition definition = new DefinitionReader(task).read(declared(task, units));
      if (definition.libraries().isEmpty()) {
        throw new IllegalArgumentException(
            "no class with @ScriptLibrary in "
                + sources
                + problems.stream().map(each -> "\n" + each).reduce("", String::concat));
      }
      return definition;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Element> declared(
      JavacTask task, Iterable<? extends CompilationUnitTree> units) {
    Trees trees = Trees.instance(task);
    List<Element> types = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      for (Tree type : unit.getTypeDecls()) {
        Element element = trees.getElement(TreePath.getPath(unit, type));
        if (element != null) {
          types.add(element);
        }
      }
    }
    return types;
  }

  private Definition read(Iterable<? extends Element> elements) {
    List<ScriptClass> libraries = new ArrayList<>();
    for (TypeElement type : ElementFilter.typesIn(withNested(elements))) {
      ScriptLibrary library = type.getAnnotation(ScriptLibrary.class);
      if (library != null) {
        libraries.add(scriptClass(type, List.of(library.value())));
      }
    }
    while (!waiting.isEmpty()) {
      TypeElement type = waiting.removeFirst();
      if (!objects.containsKey(type.getSimpleName().toString())) {
        ScriptClass object = scriptClass(type, List.of());
        objects.put(object.name(), object);
      }
    }
    libraries.sort(Comparator.comparing(each -> each.paths().getFirst()));
    return new Definition(List.copyOf(objects.values()), libraries);
  }

  private static Set<Element> withNested(Iterable<? extends Element> elements) {
    Set<Element> all = new LinkedHashSet<>();
    for (Element each : elements) {
      if (all.add(each)) {
        all.addAll(withNested(ElementFilter.typesIn(each.getEnclosedElements())));
      }
    }
    return all;
  }

  private ScriptClass scriptClass(TypeElement type, List<String> paths) {
    Comment comment = comments.read(type).ofType();
    Map<String, Member> members = new LinkedHashMap<>();
    collect(type, comment, members);
    return new ScriptClass(
        type.getSimpleName().toString(), paths, comment, List.copyOf(members.values()));
  }

  private void collect(TypeElement type, Comment comment, Map<String, Member> members) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      ScriptName function = method.getAnnotation(ScriptName.class);
      if (function != null) {
        members.putIfAbsent(
            function.value(), function(function.value(), method, comments.read(method)));
      }
      ScriptProperty property = method.getAnnotation(ScriptProperty.class);
      if (property != null) {
        members.putIfAbsent(property.value(), property(property, method, comment));
      }
    }
    for (TypeMirror parent : task.getTypes().directSupertypes(type.asType())) {
      TypeElement element = (TypeElement) ((DeclaredType) parent).asElement();
      collect(element, comments.read(element), members);
    }
  }

  private Member function(String name, ExecutableElement method, Comment comment) {
    List<Member.Parameter> parameters = new ArrayList<>();
    List<? extends VariableElement> declared = method.getParameters();
    for (VariableElement each : declared) {
      boolean rest = method.isVarArgs() && each.equals(declared.getLast());
      TypeMirror type = rest ? ((ArrayType) each.asType()).getComponentType() : each.asType();
      Shape shape = shape(type, isNullable(type) || isNullable(each), false, calledWith(each));
      parameters.add(new Member.Parameter(each.getSimpleName().toString(), shape));
    }
    return new Member(name, false, comment, parameters, method.isVarArgs(), result(method, false));
  }

  private Member property(ScriptProperty property, ExecutableElement method, Comment ofType) {
    String component = ofType.parameters().getOrDefault(method.getSimpleName().toString(), "");
    Comment own = comments.read(method);
    return new Member(
        property.value(),
        true,
        own.text().isEmpty() ? Comment.ofPhrase(component) : own.ofProperty(),
        List.of(),
        false,
        result(method, property.zeroBased()));
  }

  private Shape result(ExecutableElement method, boolean zeroBased) {
    TypeMirror type = method.getReturnType();
    return shape(type, isNullable(type) || isNullable(method), zeroBased, List.of());
  }

  private Shape shape(
      TypeMirror type, boolean nullable, boolean zeroBased, List<? extends TypeMirror> calledWith) {
    ValueKind kind = kind(type);
    List<Shape> parts = new ArrayList<>();
    String name = "";
    switch (kind) {
      case LIST, MAP -> {
        for (TypeMirror each : ((DeclaredType) type).getTypeArguments()) {
          parts.add(shape(each, isNullable(each), false, List.of()));
        }
      }
      case FUNCTION, FUNCTION_REFERENCE -> {
        for (TypeMirror each : calledWith) {
          parts.add(shape(each, false, false, List.of()));
        }
      }
      case OBJECT -> {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        name = element.getSimpleName().toString();
        if (!element.getQualifiedName().contentEquals(ScriptNull.class.getName())) {
          waiting.add(element);
        }
      }
      default -> {}
    }
    return new Shape(kind, nullable, name, parts, zeroBased);
  }

  /** Returns what the engines take the type for: they ask the same table. */
  private ValueKind kind(TypeMirror type) {
    if (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE) {
      return ValueKind.of(byte[].class);
    }
    return switch (type.getKind()) {
      case VOID -> ValueKind.of(void.class);
      case INT -> ValueKind.of(int.class);
      case LONG -> ValueKind.of(long.class);
      case DOUBLE -> ValueKind.of(double.class);
      case BOOLEAN -> ValueKind.of(boolean.class);
      case DECLARED -> declaredKind((TypeElement) ((DeclaredType) type).asElement());
      default -> throw new IllegalArgumentException(type + " is no type that scripts can see");
    };
  }

  private ValueKind declaredKind(TypeElement element) {
    try {
      return ValueKind.of(Class.forName(task.getElements().getBinaryName(element).toString()));
    } catch (ClassNotFoundException notOfTheApi) {
      return ValueKind.OBJECT;
    }
  }

  private static List<? extends TypeMirror> calledWith(VariableElement parameter) {
    CalledWith annotation = parameter.getAnnotation(CalledWith.class);
    if (annotation == null) {
      return List.of();
    }
    try {
      throw new IllegalStateException("classes while compiling: " + List.of(annotation.value()));
    } catch (MirroredTypesException types) {
      return types.getTypeMirrors();
    }
  }

  private static boolean isNullable(AnnotatedConstruct annotated) {
    return annotated.getAnnotation(Nullable.class) != null;
  }
}
