package dev.httpsrv.engine.luaj;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.luaj.vm2.LuaValue;

/**
 * Has compiled scripts call static methods of ours in the place of a method of {@link LuaValue}.
 *
 * @param method its name, which ours have as well
 * @param ours the class of ours, whose methods take the value first that LuaJ's are called on
 */
record Redirection(String method, Class<?> ours) implements CodeTransform {

  private static final ClassDesc VALUE = LuaValue.class.describeConstable().orElseThrow();

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.name().equalsString(method)
        && call.owner().asSymbol().equals(VALUE)) {
      MethodTypeDesc type = call.typeSymbol();
      code.invokestatic(
          ours.describeConstable().orElseThrow(),
          method,
          call.opcode() == Opcode.INVOKESTATIC ? type : type.insertParameterTypes(0, VALUE));
    } else {
      code.with(element);
    }
  }
}
