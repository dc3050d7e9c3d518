package io.wirestash.core.plugin;

import io.wirestash.core.catalog.PluginInfo;
import io.wirestash.core.diagnostic.Diagnostic;

/** A plugin that its index promised could not be loaded: its jar is damaged or was built wrongly. */
public final class PluginFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic diagnostic;

  PluginFailure(PluginInfo plugin, Throwable cause) {
    super("plugin " + plugin.id() + " cannot be loaded: " + reason(cause), cause);
    diagnostic = Diagnostic.error("E209", getMessage(), null, null,
        (plugin.jar() == null ? "from the class path" : plugin.jar().toString()),
        "the jar is damaged, or was built for another engine: install it again");
  }

  /** For the user; the exit code is that of an invalid plugin. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof ClassNotFoundException) return "it lacks " + cause.getMessage();
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
