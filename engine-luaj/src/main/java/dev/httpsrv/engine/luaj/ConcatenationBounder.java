package dev.httpsrv.engine.luaj;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import org.luaj.vm2.LuaValue;

/** Has one method of a compiled script concatenate by {@link Concatenation}. */
final class ConcatenationBounder implements CodeTransform {

  private static final ClassDesc BOUNDED =
      Concatenation.OfScripts.class.describeConstable().orElseThrow();
  private static final ClassDesc VALUE = LuaValue.class.describeConstable().orElseThrow();

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.name().equalsString("concat")
        && call.owner().asSymbol().equals(VALUE)) {
      code.invokestatic(BOUNDED, "concat", call.typeSymbol().insertParameterTypes(0, VALUE));
    } else {
      code.with(element);
    }
  }
}
