package io.wirestash.cli.sample;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.packet.Input;

public final class EndlessFactory implements ComponentFactory<EndlessOptions, Input> {
  @Override
  public Input create(EndlessOptions options, Context context) {
    return new EndlessInput(options.obedient());
  }
}
