package dev.httpsrv.engine.luaj;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/**
 * Has one method of a compiled script poll: at its beginning, and before it goes back to an earlier
 * instruction. So whatever runs for long polls now and then.
 */
final class PollInserter implements CodeTransform {

  private static final ClassDesc SAFEPOINTS =
      Safepoints.OfScripts.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc POLL = MethodTypeDesc.of(ConstantDescs.CD_void);

  private final Set<Label> passed = new HashSet<>();
  private boolean begun;

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof LabelTarget target) {
      passed.add(target.label());
    }
    // The first instruction comes after the number of its line, which so is the poll's as well.
    boolean begins = !begun && element instanceof Instruction;
    boolean goesBack =
        element instanceof BranchInstruction branch && passed.contains(branch.target());
    if (begins || goesBack) {
      begun = true;
      code.invokestatic(SAFEPOINTS, "poll", POLL);
    }
    code.with(element);
  }
}
