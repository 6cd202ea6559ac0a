package dev.httpsrv.engine.luaj;

import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.luajc.JavaGen;

/** Defines the classes of one script; they go when the script goes. */
final class ChunkLoader extends ClassLoader {

  private final Map<String, byte[]> classes = new HashMap<>();

  private ChunkLoader() {
    super(ChunkLoader.class.getClassLoader());
  }

  /**
   * Defines the classes and links all of them, so that a class that does not verify is known now.
   *
   * @throws LinkageError if one does not verify
   */
  static Class<? extends LuaFunction> load(JavaGen main) {
    ChunkLoader loader = new ChunkLoader();
    loader.add(main);
    try {
      for (String name : loader.classes.keySet()) {
        Class.forName(name, true, loader);
      }
      return Class.forName(main.classname, true, loader).asSubclass(LuaFunction.class);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("luajc names a class that it did not make", e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytecode = classes.get(name);
    if (bytecode == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytecode, 0, bytecode.length);
  }

  private void add(JavaGen generated) {
    classes.put(generated.classname, ChunkRewriter.rewrite(generated.bytecode));
    JavaGen[] inners = generated.inners;
    if (inners != null) {
      for (JavaGen inner : inners) {
        add(inner);
      }
    }
  }
}
