package io.wirestash.core.config;

import io.wirestash.api.ByteSize;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.diagnostic.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Text to a value of an option's type. The type alone decides: {@code no} is text where text is wanted and a mistake
 * where a boolean is, {@code 010} is a mistake as a number (it means eight to some readers and ten to others).
 */
final class OptionValues {
  private OptionValues() {}

  /** Text that is no value of its option. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String pointer;

    private Unfit(String code, String message, String pointer) {
      super(message, null, false, false);
      this.code = code;
      this.pointer = pointer;
    }

    String code() {
      return code;
    }

    String pointer() {
      return pointer;
    }
  }

  /**
   * @param directory what relative paths start from
   * @param shown the text as messages may show it, or null if they must not
   */
  static Object of(String text, OptionInfo option, OptionType type, Path directory, String shown) throws Unfit {
    try {
      return switch (type.name()) {
        case "boolean" -> bool(text);
        case "int" -> (int) inRange(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE), option);
        case "long" -> inRange(whole(text, Long.MIN_VALUE, Long.MAX_VALUE), option);
        case "double" -> inRange(real(text), option);
        case "duration" -> inRange(Units.duration(text), option);
        case "size" -> inRange(Units.size(text), option);
        case "path" -> path(text, directory);
        case "enum" -> constant(text, type);
        default -> text;
      };
    } catch (IllegalArgumentException e) {
      String instead = shown == null ? "" : ", not \"" + shown + "\"";
      String pointer = shown == null ? null : advice(shown, type);
      throw new Unfit("E105", "\"" + option.name() + "\" needs " + type.wanted() + instead, pointer);
    }
  }

  private static boolean bool(String text) {
    if (text.equals("true")) return true;
    if (text.equals("false")) return false;
    throw new IllegalArgumentException(text);
  }

  private static long whole(String text, long min, long max) {
    if (!Units.isWhole(text)) throw new NumberFormatException(text);
    long value = Long.parseLong(text);
    if (value < min || value > max) throw new NumberFormatException(text);
    return value;
  }

  private static double real(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    int point = mantissa.indexOf('.');
    boolean fraction = point < 0 || point < mantissa.length() - 1 && allDigits(mantissa.substring(point + 1));
    if (!Units.isWhole(point < 0 ? mantissa : mantissa.substring(0, point)) || !fraction) {
      throw new NumberFormatException(text);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) throw new NumberFormatException(text);
    return value;
  }

  private static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    return true;
  }

  private static Path path(String text, Path directory) {
    if (text.isEmpty()) throw new InvalidPathException(text, "empty");
    return text.equals("-") ? Path.of("-") : directory.resolve(text); // "-" is standard input or output
  }

  private static String constant(String text, OptionType type) {
    if (type.constants().contains(text)) return text;
    throw new IllegalArgumentException(text);
  }

  private static long inRange(long value, OptionInfo option) throws Unfit {
    if (value >= option.min() && value <= option.max()) return value;
    throw outside(option, Long.toString(option.min()), Long.toString(option.max()));
  }

  private static double inRange(double value, OptionInfo option) throws Unfit {
    if (value >= option.min() && value <= option.max()) return value;
    throw outside(option, Long.toString(option.min()), Long.toString(option.max()));
  }

  private static Duration inRange(Duration value, OptionInfo option) throws Unfit {
    boolean low = option.min() != Long.MIN_VALUE && value.compareTo(Duration.ofMillis(option.min())) < 0;
    boolean high = option.max() != Long.MAX_VALUE && value.compareTo(Duration.ofMillis(option.max())) > 0;
    if (!low && !high) return value;
    throw outside(option, millis(option.min()), millis(option.max()));
  }

  private static String millis(long millis) {
    return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE ? "" : Units.text(Duration.ofMillis(millis));
  }

  private static ByteSize inRange(ByteSize value, OptionInfo option) throws Unfit {
    if (value.bytes() >= option.min() && value.bytes() <= option.max()) return value;
    throw outside(option, new ByteSize(option.min()).toString(), new ByteSize(option.max()).toString());
  }

  private static Unfit outside(OptionInfo option, String min, String max) {
    String range = option.max() == Long.MAX_VALUE
        ? "at least " + min
        : option.min() == Long.MIN_VALUE ? "at most " + max : "from " + min + " to " + max;
    return new Unfit("E106", "\"" + option.name() + "\" must be " + range, null);
  }

  private static String advice(String text, OptionType type) {
    return switch (type.name()) {
      case "enum" -> Nearest.question(text, type.constants());
      case "boolean" -> switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "on", "y", "1", "true" -> "did you mean true?";
        case "no", "off", "n", "0", "false" -> "did you mean false?";
        default -> null;
      };
      case "int", "long" -> text.matches("[+]?[0-9_]+") ? "write " + plainNumber(text) : null;
      case "duration" -> Units.isWhole(text) ? "give a unit, such as " + text + "s" : "such as 500ms, 30s, 2m, 1h";
      case "size" -> "such as 512, 64KiB, 4MiB, 1GiB";
      default -> null;
    };
  }

  private static String plainNumber(String text) {
    String digits = text.replaceAll("[+_]", "").replaceFirst("^0+(?=.)", "");
    return digits.length() > 18 ? "a smaller number" : digits;
  }
}
