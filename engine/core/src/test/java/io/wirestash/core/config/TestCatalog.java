package io.wirestash.core.config;

import io.wirestash.core.catalog.Catalog;
import java.net.URL;
import java.net.URLClassLoader;

/** A catalog with components made up for tests: every option type, a secret, two kinds of event. */
final class TestCatalog {
  private TestCatalog() {}

  static Catalog read() {
    URL directory = TestCatalog.class.getResource("catalog/");
    return Catalog.ofClassPath(new URLClassLoader(new URL[] {directory}, null));
  }
}
