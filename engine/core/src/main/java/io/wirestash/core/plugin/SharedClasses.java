package io.wirestash.core.plugin;

/**
 * What every plugin shares with the engine: the JDK (the parent), the plugin API, pf4j's annotations and the logging
 * facade. Resources of the engine are not shared.
 */
final class SharedClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader engine;

  SharedClasses(ClassLoader engine) {
    super("wirestash-api", ClassLoader.getPlatformClassLoader());
    this.engine = engine;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (shared(name)) return engine.loadClass(name);
    throw new ClassNotFoundException(name);
  }

  private static boolean shared(String name) {
    return name.startsWith("io.wirestash.api.") || name.startsWith("org.pf4j.") || name.startsWith("org.slf4j.");
  }
}
