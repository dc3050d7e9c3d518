package io.wirestash.input.pcapfile.filter;

import io.wirestash.input.pcapfile.filter.Condition.Relation;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a condition into a {@link Program}. Writes from the last instruction to the first, so that the targets of each
 * are known when it is written.
 */
final class Compiler {
  private int[] code = new int[16 * Program.WIDTH];
  private int size;
  private int registers = 2;

  static Program compile(Condition condition) {
    Compiler compiler = new Compiler();
    int entry = compiler.condition(condition, Program.ACCEPT, Program.REJECT);
    return new Program(Arrays.copyOf(compiler.code, compiler.size), entry, compiler.registers);
  }

  /** Writes a condition; returns where it begins. */
  private int condition(Condition condition, int ifTrue, int ifFalse) {
    if (ifTrue == ifFalse) return ifTrue; // such as what stands before "or" and something that always holds
    if (condition instanceof Condition.Constant constant) return constant.holds() ? ifTrue : ifFalse;
    if (condition instanceof Condition.Not not) return condition(not.part(), ifFalse, ifTrue);
    if (condition instanceof Condition.Compare compare) return compare(compare, ifTrue, ifFalse);
    if (condition instanceof Condition.All all) {
      int next = ifTrue;
      for (int i = all.parts().size() - 1; i >= 0; i--) next = condition(all.parts().get(i), next, ifFalse);
      return next;
    }
    List<Condition> parts = ((Condition.Any) condition).parts();
    int next = ifFalse;
    for (int i = parts.size() - 1; i >= 0; i--) next = condition(parts.get(i), ifTrue, next);
    return next;
  }

  private int compare(Condition.Compare compare, int ifTrue, int ifFalse) {
    if (compare.relation() == Relation.EQUAL && compare.right() instanceof Value.Number number) {
      if (compare.left() instanceof Value.Load load) return test(load, -1, number.value(), ifTrue, ifFalse);
      if (compare.left() instanceof Value.Operation masked
          && masked.operator() == Value.Operator.AND
          && masked.left() instanceof Value.Load load
          && masked.right() instanceof Value.Number mask) {
        return test(load, mask.value(), number.value(), ifTrue, ifFalse);
      }
    }
    int op = Program.EQUAL + compare.relation().ordinal();
    int next = write(op, 1, 2, 0, 0, ifTrue, ifFalse);
    return value(compare.left(), 1, value(compare.right(), 2, next));
  }

  private int test(Value.Load load, int mask, int number, int ifTrue, int ifFalse) {
    int base = load.at().base() == null ? 0 : 1;
    int next = write(Program.TEST_1 + load.size() / 2, base, load.at().offset(), mask, number, ifTrue, ifFalse);
    return base == 0 ? next : value(load.at().base(), base, next);
  }

  /** Writes the computation of a value into a register; higher ones are used on the way. */
  private int value(Value value, int target, int next) {
    registers = Math.max(registers, target + 1);
    if (value instanceof Value.Number number) return write(Program.NUMBER, target, number.value(), next);
    if (value instanceof Value.Length) return write(Program.LENGTH, target, 0, next);
    if (value instanceof Value.Load load) return place(Program.LOAD_1 + load.size() / 2, target, load.at(), 0, next);
    if (value instanceof Value.HeaderLength header) return place(Program.HEADER_LENGTH, target, header.at(), 0, next);
    if (value instanceof Value.WirelessHeaderLength w) return place(Program.WIRELESS_LENGTH, target, w.at(), 0, next);
    if (value instanceof Value.Chain chain) {
      return place(chain.ipv6() ? Program.CHAIN_6 : Program.CHAIN_4, target, chain.at(), chain.wanted(), next);
    }
    Value.Operation operation = (Value.Operation) value;
    int compute = write(Program.OPERATION + operation.operator().ordinal(), target, target + 1, next);
    return value(operation.left(), target, value(operation.right(), target + 1, compute));
  }

  private int place(int op, int target, Place at, int extra, int next) {
    int base = at.base() == null ? 0 : target;
    int read = write(op, target, base, at.offset(), extra, next, next);
    return base == 0 ? read : value(at.base(), target, read);
  }

  private int write(int op, int a, int b, int next) {
    return write(op, a, b, 0, 0, next, next);
  }

  private int write(int op, int a, int b, int c, int d, int ifTrue, int ifFalse) {
    if (code.length == size) code = Arrays.copyOf(code, size * 2);
    int at = size;
    int[] instruction = {op, a, b, c, d, ifTrue, ifFalse};
    System.arraycopy(instruction, 0, code, at, Program.WIDTH);
    size += Program.WIDTH;
    return at;
  }
}
