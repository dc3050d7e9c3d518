package io.wirestash.processor.geoip;

import io.wirestash.api.event.Ip;
import io.wirestash.api.processor.Event;
import io.wirestash.api.processor.Processor;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Adds places to events. Remembers the places of recent addresses, each at the one place of a table that its hash names, so
 * that many addresses cost no more memory than few. Any thread.
 */
final class GeoipProcessor implements Processor {
  private final Databases databases;
  private final AtomicReferenceArray<Remembered> remembered;

  /** @param generation which state of the databases was asked */
  private record Remembered(Ip address, Place place, int generation) {}

  GeoipProcessor(Databases databases, int cache) {
    this.databases = databases;
    remembered = new AtomicReferenceArray<>(Integer.highestOneBit(cache));
  }

  @Override
  public void open() throws IOException {
    databases.open();
  }

  @Override
  public void process(Event event) {
    databases.renew();
    Place source = place(event.sourceIp());
    Place destination = place(event.destinationIp());
    if (source != null || destination != null) event.add(new GeoMembers(source, destination));
  }

  /** Returns null for no address. */
  private Place place(Ip address) {
    if (address == null) return null;
    int generation = databases.generation();
    int slot = slot(address);
    Remembered known = remembered.get(slot);
    if (known != null && known.generation == generation && known.address.equals(address)) return known.place;
    Place place = databases.find(address);
    remembered.set(slot, new Remembered(address, place, generation));
    return place;
  }

  private int slot(Ip address) {
    long mixed = (address.high() * 31 + address.low()) * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32) & remembered.length() - 1;
  }

  @Override
  public void close() throws IOException {
    databases.close();
  }
}
