package io.wirestash.core.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes an options record of checked values. */
final class OptionsRecord {
  private OptionsRecord() {}

  /**
   * @param values by option name; an enum constant as its name in lower case
   * @throws IllegalArgumentException if the record is not what the values were checked for
   */
  static Record create(Class<?> type, Map<String, Object> values) throws ReflectiveOperationException {
    if (!type.isRecord()) throw new IllegalArgumentException(type.getName() + " is no record");
    Map<String, Object> byName = new HashMap<>();
    values.forEach((name, value) -> byName.put(plain(name), value));
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = argument(byName.get(plain(components[i].getName())), components[i]);
    }
    return construct(type.getDeclaredConstructor(types), arguments);
  }

  private static Record construct(Constructor<?> constructor, Object[] arguments) throws ReflectiveOperationException {
    constructor.setAccessible(true);
    try {
      return (Record) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException own) throw own; // OptionsException, for the user
      throw e;
    }
  }

  /** {@code answerTimeout} and {@code answer_timeout} are one option. */
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Object argument(Object value, RecordComponent component) {
    Class<?> type = component.getType();
    if (value == null) return absent(type);
    if (value instanceof List<?> list) {
      Class<?> element = element(component.getGenericType());
      return list.stream().map(item -> scalar(item, element)).toList();
    }
    return scalar(value, type);
  }

  private static Object absent(Class<?> type) {
    if (type == List.class) return List.of();
    if (type == boolean.class) return false;
    if (type == int.class) return 0;
    if (type == long.class) return 0L;
    if (type == double.class) return 0.0;
    return null;
  }

  private static Class<?> element(Type list) {
    if (!(list instanceof ParameterizedType generic)) return Object.class;
    return generic.getActualTypeArguments()[0] instanceof Class<?> element ? element : Object.class;
  }

  private static Object scalar(Object value, Class<?> type) {
    if (!type.isEnum()) return value;
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase((String) value)) return constant;
    }
    throw new IllegalArgumentException(type.getName() + " has no constant " + value);
  }
}
