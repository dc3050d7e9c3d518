package io.wirestash.api.packet;

import java.io.IOException;

/** The system does not let this process capture packets. The message says how it would; shown to the user as it is. */
public final class NoCaptureRight extends IOException {
  private static final long serialVersionUID = 1L;

  public NoCaptureRight(String message) {
    super(message);
  }
}
