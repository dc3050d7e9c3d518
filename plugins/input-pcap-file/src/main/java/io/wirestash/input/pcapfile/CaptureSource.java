package io.wirestash.input.pcapfile;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a capture can be read: a file, a pipe, or standard input, written {@code -}. */
record CaptureSource(Path path) {
  private static final Path STANDARD_INPUT = Path.of("-");

  /** The name that the user knows. */
  String name() {
    return standardInput() ? "stdin" : path.toString();
  }

  boolean standardInput() {
    return path.equals(STANDARD_INPUT);
  }

  /** True if it can be opened again and has a size: not so for standard input and pipes. */
  boolean file() {
    return !standardInput() && Files.isRegularFile(path);
  }

  long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0; // only the progress bar asks; reading will say what is wrong
    }
  }

  ChannelStream open() throws IOException {
    if (standardInput()) return new ChannelStream(new FileInputStream(FileDescriptor.in));
    if (!Files.exists(path)) throw new NoSuchFileException(path.toString());
    if (!Files.isReadable(path)) throw new AccessDeniedException(path.toString());
    return new ChannelStream(new FileInputStream(path.toFile()));
  }
}
