package io.wirestash.core.catalog;

import com.github.zafarkhaja.semver.Version;

/** The version of the plugin API that this engine offers (semantic versioning, semver.org 2.0.0). */
public final class ApiVersion {
  /** Equal to {@code wirestash.api.version} of the parent pom; a test compares them. */
  public static final String CURRENT = "0.1.0";

  private ApiVersion() {}

  /** True if the text is a version. */
  static boolean valid(String version) {
    return Version.isValid(version);
  }

  /**
   * True if this engine's API lies within the range.
   *
   * @throws RuntimeException if the text is no range
   */
  static boolean satisfies(String range) {
    return Version.parse(CURRENT).satisfies(range);
  }
}
