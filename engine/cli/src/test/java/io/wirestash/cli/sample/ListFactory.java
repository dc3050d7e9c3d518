package io.wirestash.cli.sample;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.packet.Input;

public final class ListFactory implements ComponentFactory<ListOptions, Input> {
  @Override
  public Input create(ListOptions options, Context context) {
    return new ListInput(options.path(), context);
  }
}
