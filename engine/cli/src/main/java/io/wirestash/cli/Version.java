package io.wirestash.cli;

import io.wirestash.core.catalog.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of the engine, of the plugin API it offers, and of the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
      built.load(file);
    }
    return new String[] {
      "engine " + built.getProperty("engine"),
      "plugin API " + ApiVersion.CURRENT,
      "Java " + System.getProperty("java.version")
    };
  }
}
