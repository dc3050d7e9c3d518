package io.wirestash.processor.services;

import io.wirestash.api.processor.Event;
import io.wirestash.api.processor.Processor;
import java.io.IOException;
import java.nio.file.Path;

/** Adds names of services to events. Any thread. */
final class ServicesProcessor implements Processor {
  private final Path file;
  private ServiceNames names;

  /** @param file names of the user's own, or null */
  ServicesProcessor(Path file) {
    this.file = file;
  }

  @Override
  public void open() throws IOException {
    names = ServiceNames.builtIn();
    if (file != null) names.read(file);
  }

  @Override
  public void process(Event event) {
    String source = names.of(event.transport(), event.sourcePort());
    String destination = names.of(event.transport(), event.destinationPort());
    if (source != null || destination != null) event.add(new ServiceMembers(source, destination));
  }
}
