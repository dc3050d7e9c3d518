package io.wirestash.core.config;

import io.wirestash.core.catalog.Catalog;

/** Reads a pipeline file, applies the command line, checks everything against what is installed. */
public final class PipelineLoader {
  private PipelineLoader() {}

  /** Never throws for the user's mistakes: they are the result's diagnostics. */
  public static Loaded load(LoadRequest request, Catalog catalog) {
    throw new UnsupportedOperationException();
  }
}
