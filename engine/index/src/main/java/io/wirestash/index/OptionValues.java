package io.wirestash.index;

import io.wirestash.api.Option;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks defaults and examples, written as in YAML, against the type of their option. */
final class OptionValues {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*(|B|KiB|MiB|GiB)");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private OptionValues() {}

  /** What is wrong with a value, or null. */
  static String fault(String type, String value, Option option) {
    if (!type.startsWith("list:")) return scalarFault(type, value, option);
    String elementType = type.substring("list:".length());
    return elements(value).stream()
        .map(element -> scalarFault(elementType, element, option))
        .filter(fault -> fault != null)
        .findFirst()
        .orElse(null);
  }

  /** The elements of {@code [a, b]}; anything else is a list of one. */
  private static List<String> elements(String value) {
    if (!value.startsWith("[") || !value.endsWith("]")) return List.of(value);
    String inner = value.substring(1, value.length() - 1).strip();
    return inner.isEmpty() ? List.of() : Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
  }

  private static String scalarFault(String type, String value, Option option) {
    if (type.startsWith("enum:")) {
      List<String> constants = List.of(type.substring("enum:".length()).split("\\|"));
      return constants.contains(value) ? null : "is none of " + String.join(", ", constants);
    }
    return switch (type) {
      case "boolean" -> value.equals("true") || value.equals("false") ? null : "is neither true nor false";
      case "int" -> integerFault(value, 31, option);
      case "long" -> integerFault(value, 63, option);
      case "double" -> doubleFault(value, option);
      case "size" -> unitFault(SIZE.matcher(value), BYTES, "is no size such as 4MiB", option);
      case "duration" -> unitFault(DURATION.matcher(value), MILLIS, "is no duration such as 30s", option);
      default -> null; // any text is a string or a path
    };
  }

  private static String integerFault(String value, int bits, Option option) {
    if (!value.matches("-?\\d{1,20}")) return "is no whole number";
    BigInteger number = new BigInteger(value);
    return number.bitLength() > bits ? "is too large for its type" : rangeFault(number, option);
  }

  private static String doubleFault(String value, Option option) {
    try {
      double number = Double.parseDouble(value);
      return number < option.min() || number > option.max() ? rangeText(option) : null;
    } catch (NumberFormatException e) {
      return "is no number";
    }
  }

  private static String unitFault(Matcher value, Map<String, Long> units, String otherwise, Option option) {
    if (!value.matches()) return otherwise;
    BigInteger number = new BigInteger(value.group(1)).multiply(BigInteger.valueOf(units.get(value.group(2))));
    return number.bitLength() > 63 ? "is too large" : rangeFault(number, option);
  }

  private static String rangeFault(BigInteger number, Option option) {
    boolean below = number.compareTo(BigInteger.valueOf(option.min())) < 0;
    boolean above = number.compareTo(BigInteger.valueOf(option.max())) > 0;
    return below || above ? rangeText(option) : null;
  }

  private static String rangeText(Option option) {
    return "is not from " + option.min() + " to " + option.max();
  }
}
