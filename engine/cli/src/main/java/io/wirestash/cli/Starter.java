package io.wirestash.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Pipelines to begin with, each a resource {@code starters/NAME.yaml}. */
enum Starter {
  ALL,
  DNS,
  HTTP,
  AUTH,
  SESSIONS,
  LIVE;

  String text() throws IOException {
    try (InputStream in = Starter.class.getResourceAsStream("starters/" + this + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
