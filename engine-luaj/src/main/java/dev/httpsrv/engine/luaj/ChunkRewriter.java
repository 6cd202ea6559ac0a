package dev.httpsrv.engine.luaj;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Mends what luajc compiles wrongly, in the classes that it makes, has their functions poll, bounds
 * their strings, and concatenates, compares and makes tail calls as Lua does.
 *
 * <p>A function that returns nothing gives nil where one value is wanted, and nothing where all
 * values are. luajc's give {@code LuaValue.NONE} in both places, and that does not equal nil.
 */
final class ChunkRewriter {

  private static final ClassDesc VALUE = LuaValue.class.describeConstable().orElseThrow();
  private static final ClassDesc VALUES = Varargs.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc GIVES_VALUE = MethodTypeDesc.of(VALUE);

  private ChunkRewriter() {}

  static byte[] rewrite(byte[] bytecode) {
    ClassFile classFile = ClassFile.of();
    ClassModel model = classFile.parse(bytecode);
    return classFile.transformClass(
        model,
        (builder, element) -> {
          if (element instanceof MethodModel method && mayReturnNothing(method)) {
            MethodTypeDesc type = method.methodTypeSymbol();
            ClassDesc self = model.thisClass().asSymbol();
            builder.withMethod(
                "results",
                type,
                ClassFile.ACC_PRIVATE,
                results -> method.code().ifPresent(code -> results.transformCode(code, mended())));
            builder.withMethodBody(
                "call",
                type,
                ClassFile.ACC_PUBLIC,
                code -> {
                  code.aload(0);
                  for (int i = 1; i <= type.parameterCount(); i++) {
                    code.aload(i);
                  }
                  code.invokevirtual(self, "results", type);
                  code.invokevirtual(VALUE, "arg1", GIVES_VALUE).areturn();
                });
            builder.withMethodBody(
                "invoke",
                MethodTypeDesc.of(VALUES, VALUES),
                ClassFile.ACC_PUBLIC,
                code -> {
                  code.aload(0);
                  for (int i = 1; i <= type.parameterCount(); i++) {
                    code.aload(1).loadConstant(i);
                    code.invokevirtual(
                        VALUES, "arg", MethodTypeDesc.of(VALUE, ConstantDescs.CD_int));
                  }
                  code.invokevirtual(self, "results", type).areturn();
                });
          } else if (element instanceof MethodModel method && isFunction(method)) {
            builder.transformMethod(method, MethodTransform.transformingCode(mended()));
          } else {
            builder.with(element);
          }
        });
  }

  private static CodeTransform mended() {
    return CodeTransform.ofStateful(PollInserter::new)
        .andThen(new Redirection("concat", Concatenation.OfScripts.class))
        .andThen(new Redirection("lt_b", Comparison.OfScripts.class))
        .andThen(new Redirection("lteq_b", Comparison.OfScripts.class))
        .andThen(new Redirection("tailcallOf", TailCall.OfScripts.class));
  }

  /** Returns whether a method is what luajc made of a function: all others are for its own use. */
  private static boolean isFunction(MethodModel method) {
    return method.methodName().equalsString("call") || method.methodName().equalsString("onInvoke");
  }

  private static boolean mayReturnNothing(MethodModel method) {
    if (!method.methodName().equalsString("call")
        || !method.methodTypeSymbol().returnType().equals(VALUE)) {
      return false;
    }
    CodeModel code = method.code().orElseThrow();
    CodeElement before = code.elementList().getFirst();
    for (CodeElement element : code) {
      if (element instanceof ReturnInstruction
          && before instanceof FieldInstruction field
          && field.opcode() == Opcode.GETSTATIC
          && field.name().equalsString("NONE")) {
        return true;
      }
      before = element;
    }
    return false;
  }
}
