package io.wirestash.core.condition;

import com.google.re2j.Pattern;
import io.wirestash.api.event.Ip;
import io.wirestash.api.filter.AddressSet;
import io.wirestash.core.condition.Unfit.Fault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.projectnessie.cel.checker.Checker;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.functions.Overload;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;

/**
 * The functions of conditions: those of the language, with equality of like with like only and with regular expressions
 * that take linear time (RE2), and {@code in_net(address, networks)}.
 */
final class Functions {
  /** Standard declarations that are replaced: {@code type} is a member of every event. */
  private static final Set<String> REPLACED = Set.of("type", "_==_", "_!=_", "matches");

  /** Patterns and networks that are kept ready; all are in the pipeline file, unless they are taken from events. */
  private static final int KEPT = 256;

  private static final String IN_NET = "in_net";
  private static final String MATCHES = "matches";

  private static final java.util.regex.Pattern NETWORK_LITERAL =
      java.util.regex.Pattern.compile("in_net\\(\\s*[\\w.]+\\s*,\\s*(?:\"([^\"]*)\"|'([^']*)')");
  private static final java.util.regex.Pattern IPV4 = java.util.regex.Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final java.util.regex.Pattern IPV6 = java.util.regex.Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final Map<String, AddressSet> NETWORKS = new ConcurrentHashMap<>();
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private Functions() {}

  static List<Decl> declarations() {
    List<Decl> declarations = new ArrayList<>(Checker.StandardDeclarations);
    declarations.removeIf(declaration -> REPLACED.contains(declaration.getName()));
    declarations.add(equality("_==_", "equals"));
    declarations.add(equality("_!=_", "not_equals"));
    List<Type> texts = List.of(Decls.newWrapperType(Decls.String), Decls.String);
    declarations.add(
        Decls.newFunction(
            MATCHES,
            Decls.newOverload("matches", texts, Decls.Bool),
            Decls.newInstanceOverload("matches_string", texts, Decls.Bool)));
    declarations.add(Decls.newFunction(IN_NET, Decls.newOverload("in_net_string_string", texts, Decls.Bool)));
    return declarations;
  }

  private static Decl equality(String operator, String id) {
    Type any = Decls.newTypeParamType("A");
    return Decls.newFunction(
        operator, Decls.newParameterizedOverload(id, List.of(any, any), Decls.Bool, List.of("A")));
  }

  static Overload[] overloads() {
    Stream<Overload> standard =
        Stream.of(Overload.standardOverloads()).filter(overload -> !overload.operator.equals(MATCHES));
    Stream<Overload> own =
        Stream.of(Overload.binary(MATCHES, Functions::matches), Overload.binary(IN_NET, Functions::inNet));
    return Stream.concat(standard, own).toArray(Overload[]::new);
  }

  /** @throws Unfit if a network that is written in the expression is none */
  static void checkLiterals(String text) throws Unfit {
    Matcher literals = NETWORK_LITERAL.matcher(text);
    while (literals.find()) {
      int group = literals.group(1) == null ? 2 : 1;
      try {
        networks(literals.group(group));
      } catch (IllegalArgumentException e) {
        throw new Unfit(Fault.TYPES, e.getMessage(), literals.start(group), null);
      }
    }
  }

  private static AddressSet networks(String text) {
    return AddressSet.of(List.of(text.split("\\s*,\\s*")));
  }

  private static Val inNet(Val address, Val networks) {
    try {
      Ip ip = ip(address.value());
      return ip != null && kept(NETWORKS, networks.value(), Functions::networks).contains(ip) ? BoolT.True : BoolT.False;
    } catch (IllegalArgumentException e) {
      return Err.newErr(e, "%s", e.getMessage());
    }
  }

  /** Returns null for what is no address. */
  private static Ip ip(Object text) {
    if (!(text instanceof String address)) return null;
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) return null; // no name is looked up
    try {
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(address).getAddress());
      return bytes.limit() == 4 ? Ip.v4(bytes.getInt()) : Ip.v6(bytes.getLong(), bytes.getLong());
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static Val matches(Val text, Val pattern) {
    if (!(text.value() instanceof String string)) return BoolT.False;
    try {
      return kept(PATTERNS, pattern.value(), Pattern::compile).matcher(string).find() ? BoolT.True : BoolT.False;
    } catch (IllegalArgumentException e) {
      return Err.newErr(e, "%s", e.getMessage());
    }
  }

  private static <T> T kept(Map<String, T> ready, Object text, Function<String, T> maker) {
    String key = (String) text;
    T known = ready.get(key);
    if (known != null) return known;
    if (ready.size() >= KEPT) ready.clear();
    return ready.computeIfAbsent(key, maker);
  }
}
