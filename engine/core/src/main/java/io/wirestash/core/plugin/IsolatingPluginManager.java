package io.wirestash.core.plugin;

import io.wirestash.core.catalog.PluginInfo;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;

/** pf4j, set up so that a plugin sees the JDK, the plugin API and its own jar, nothing else of the engine. */
final class IsolatingPluginManager extends JarPluginManager {
  private static final ClassLoader SHARED = new SharedClasses(IsolatingPluginManager.class.getClassLoader());

  /** Loads and starts one plugin. */
  ClassLoader start(PluginInfo plugin) {
    try {
      String id = loadPlugin(plugin.jar());
      PluginState state = startPlugin(id);
      if (state == PluginState.STARTED) return getPluginClassLoader(id);
      Throwable cause = getPlugin(id).getFailedException();
      throw new PluginFailure(plugin, cause == null ? new PluginRuntimeException("it did not start: " + state) : cause);
    } catch (PluginRuntimeException | IllegalArgumentException e) {
      throw new PluginFailure(plugin, e);
    }
  }

  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT; // no system property may change what is loaded
  }

  @Override
  protected List<Path> createPluginsRoot() {
    return List.of(); // the catalog says which jars there are
  }

  @Override
  protected boolean isPluginValid(PluginWrapper plugin) {
    return true; // the catalog has compared Plugin-Requires, and names what does not fit
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new EveryPluginEnabled();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new JarPluginLoader(this) {
      @Override
      protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
        // Shared classes first: a plugin can replace neither the API nor the JDK.
        return new PluginClassLoader(pluginManager, descriptor, SHARED, ClassLoadingStrategy.APD);
      }
    };
  }

  /** pf4j would look for files {@code enabled.txt} and {@code disabled.txt}: here the pipeline decides. */
  private static final class EveryPluginEnabled implements PluginStatusProvider {
    @Override
    public boolean isPluginDisabled(String id) {
      return false;
    }

    @Override
    public void disablePlugin(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void enablePlugin(String id) {}
  }
}
