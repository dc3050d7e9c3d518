package io.wirestash.core.condition;

import io.wirestash.api.event.EventHead;
import io.wirestash.core.condition.Members.Kind;
import io.wirestash.core.condition.Unfit.Fault;
import io.wirestash.core.condition.Condition;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.EvalOption;
import org.projectnessie.cel.Issues;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.CELError;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.interpreter.Activation;
import org.projectnessie.cel.interpreter.ResolvedValue;
import org.projectnessie.cel.parser.Macro;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;

/**
 * A condition in the Common Expression Language (cel.dev) on the members of an event. A member that an event does not have
 * is null; an expression that cannot be evaluated, since a null is compared with {@code <} or its text is asked for, does
 * not hold. The library is loaded with this class, which is used only where a type alone does not decide.
 */
public final class Expression implements Condition {
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '(.*)'", Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("(?:input|at:) '([^']*)'");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final String text;
  private final Program program;
  private final Set<String> names;

  private Expression(String text, Program program, Set<String> names) {
    this.text = text;
    this.program = program;
    this.names = names;
  }

  /** @throws Unfit if the text is no condition on such events */
  public static Expression of(String text, Members members) throws Unfit {
    Env environment =
        Env.newCustomEnv(
            EnvOption.declarations(Functions.declarations()),
            EnvOption.macros(Macro.AllMacros),
            EnvOption.declarations(variables(members)));
    Env.AstIssuesTuple compiled = quietly(() -> environment.parse(text));
    if (!compiled.hasIssues()) compiled = environment.check(compiled.getAst());
    if (compiled.hasIssues()) throw unfit(text, compiled.getIssues());
    Functions.checkLiterals(text);
    return new Expression(text.strip(), program(environment, compiled.getAst(), text), Set.copyOf(members.names()));
  }

  /** The library's parser does not only return what is wrong, it prints it, too. */
  private static <T> T quietly(Supplier<T> call) {
    PrintStream before = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    try {
      return call.get();
    } finally {
      System.setErr(before);
    }
  }

  private static Program program(Env environment, Ast ast, String text) throws Unfit {
    if (!ast.getResultType().equals(Decls.Bool) && !ast.getResultType().equals(Decls.newWrapperType(Decls.Bool))) {
      throw new Unfit(Fault.TYPES, "a condition is true or false, and this is neither", 0, null);
    }
    return environment.program(
        ast, ProgramOption.functions(Functions.overloads()), ProgramOption.evalOptions(EvalOption.OptOptimize));
  }

  private static List<Decl> variables(Members members) {
    List<Decl> variables = new ArrayList<>();
    members.kinds().forEach((name, kind) -> variables.add(Decls.newVar(name, type(kind))));
    return variables;
  }

  private static Type type(Kind kind) {
    Type type =
        switch (kind.type()) {
          case TEXT -> Decls.String;
          case WHOLE -> Decls.Int;
          case NUMBER -> Decls.Double;
          case TRUTH -> Decls.Bool;
          case OBJECT -> Decls.newMapType(Decls.String, Decls.Dyn);
          case ANY -> Decls.Dyn;
        };
    if (kind.list()) return Decls.newListType(type);
    boolean mayBeNull = type.hasPrimitive();
    return mayBeNull ? Decls.newWrapperType(type) : type;
  }

  // ---- what is wrong

  private static Unfit unfit(String text, Issues issues) {
    CELError error = issues.getErrors().get(0);
    int offset = offset(text, error.getLocation().line(), error.getLocation().column());
    Matcher undeclared = UNDECLARED.matcher(error.getMessage());
    if (undeclared.matches()) {
      String name = wordAt(text, offset, undeclared.group(1));
      return new Unfit(Fault.UNKNOWN_MEMBER, "no event of this pipeline has a member \"" + name + "\"", offset, name);
    }
    Matcher overload = NO_OVERLOAD.matcher(error.getMessage());
    if (overload.matches()) {
      String operands = overload.group(2).replaceAll("wrapper\\((\\w+)\\)", "$1").replaceAll("^\\(|\\)$", "");
      return new Unfit(Fault.TYPES, operator(overload.group(1)) + " does not take " + operands, offset, null);
    }
    return new Unfit(Fault.SYNTAX, misplaced(error.getMessage()), offset, null);
  }

  private static String misplaced(String message) {
    Matcher input = INPUT.matcher(message);
    if (!input.find() || input.group(1).equals("<EOF>")) return "it ends too early";
    return "\"" + input.group(1).strip() + "\" is not expected here";
  }

  private static String operator(String name) {
    return "\"" + name.replaceAll("^_?(.*?)_?$", "$1").replace("@", "") + "\"";
  }

  /** The whole of a name with points, of which the library names the beginning. */
  private static String wordAt(String text, int offset, String beginning) {
    Matcher word = WORD.matcher(text);
    return word.find(offset) && word.group().startsWith(beginning) ? word.group() : beginning;
  }

  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) at = text.indexOf('\n', at) + 1;
    return Math.max(0, Math.min(text.length(), at + column));
  }

  // ---- evaluation

  @Override
  public boolean possible(String eventType) {
    return true;
  }

  @Override
  public boolean byTypeAlone() {
    return false;
  }

  @Override
  public boolean holds(EventHead event) {
    return program.eval(new EventActivation(event)).getVal() == BoolT.True;
  }

  /** Looks members up when the expression asks for them. */
  private final class EventActivation implements Activation {
    private final EventHead event;

    EventActivation(EventHead event) {
      this.event = event;
    }

    @Override
    public ResolvedValue resolveName(String name) {
      if (!names.contains(name)) return ResolvedValue.ABSENT;
      Object value = event.get(name);
      return value == null ? ResolvedValue.NULL_VALUE : ResolvedValue.resolvedValue(value);
    }

    @Override
    public Activation parent() {
      return null;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
