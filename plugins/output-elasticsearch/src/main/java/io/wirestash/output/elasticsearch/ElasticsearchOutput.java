package io.wirestash.output.elasticsearch;

import io.wirestash.api.Context;
import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import io.wirestash.api.output.Unreachable;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.Target;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects events into bulks, and has threads that send them. Whoever writes waits while these are behind. */
final class ElasticsearchOutput implements Output {
  private final List<URI> hosts;
  private final ElasticsearchOptions options;
  private final Context context;
  private final Counts counts = new Counts();
  private final BulkQueue queue;
  private final DeadLetters deadLetters;
  private final List<Thread> senders = new CopyOnWriteArrayList<>();
  private Cluster cluster;
  private volatile IOException failure;

  ElasticsearchOutput(List<URI> hosts, ElasticsearchOptions options, Context context) {
    this.hosts = hosts;
    this.options = options;
    this.context = context;
    IndexNames names = new IndexNames(options.prefix(), options.target() == Target.INDEX);
    queue = new BulkQueue(names, options.inFlight() + 1, (int) options.bulkSize().bytes(), options.bulkEvents(),
        options.linger().toNanos());
    deadLetters = new DeadLetters(options.deadLetters(), context.id(), options.deadLettersSize().bytes());
  }

  @Override
  public EventFormat format() {
    return EventFormat.ECS;
  }

  @Override
  public void open() throws IOException {
    deadLetters.open();
    cluster = new Cluster(hosts, options);
    greet();
    if (options.templates()) new Templates(cluster, options, context::warn).install(context.events());
    Delivery delivery = new Delivery(cluster, options, queue, deadLetters, counts,
        new Trouble(what -> context.warn(context.id() + ": " + what)));
    for (int i = 0; i < options.inFlight(); i++) {
      Thread sender = new Thread(() -> send(delivery), "output " + context.id() + " sender " + i);
      sender.setDaemon(true);
      senders.add(sender);
      sender.start();
    }
  }

  /** Fails if no node answers, or the credentials are wrong. A user who may only write is no failure. */
  private void greet() throws Unreachable {
    Cluster.Answer answer;
    try {
      answer = cluster.ask("GET", "/", null);
    } catch (IOException e) {
      throw new Unreachable(cluster.explain(e));
    }
    if (answer.status() == 401) {
      String how = options.credentials() ? "refuses the credentials given" : "wants credentials: username, api_key …";
      throw new Unreachable(hosts.get(0) + " " + how);
    }
    if (answer.status() >= 500 || answer.status() / 100 == 3) {
      throw new Unreachable(hosts.get(0) + " answers " + answer.status() + " " + answer.text());
    }
  }

  private void send(Delivery delivery) {
    try {
      for (Bulk bulk = queue.take(); bulk != null; bulk = queue.take()) {
        delivery.settle(bulk);
        queue.release(bulk);
      }
    } catch (InterruptedException e) {
      queue.breakOff(); // what is not settled is counted as undelivered
    } catch (IOException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new IOException("unexpected " + e, e));
    }
  }

  /** Ends all senders, also those that wait for a server. */
  private void fail(IOException cause) {
    failure = cause;
    queue.breakOff();
    for (Thread sender : senders) sender.interrupt();
  }

  @Override
  public void write(EventBatch batch) throws IOException {
    try {
      if (!queue.add(batch)) throw broken();
      counts.taken(batch.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the server was behind", e);
    }
  }

  private IOException broken() {
    return failure == null ? new IOException("stopped while the server was behind") : failure;
  }

  /** A request for each pause would be a small one; events that wait go within {@code linger}. */
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    queue.end();
    try {
      for (Thread sender : senders) sender.join();
    } catch (InterruptedException e) {
      for (Thread sender : senders) sender.interrupt();
      Thread.currentThread().interrupt();
    }
    deadLetters.close();
    if (deadLetters.dropped() > 0) {
      context.warn(context.id() + ": " + deadLetters.dropped() + " old dead letters were dropped for new ones");
    }
    if (cluster != null) cluster.close();
    if (failure != null) throw failure;
  }

  @Override
  public long dropped() {
    return Math.max(0, counts.unsettled());
  }

  @Override
  public long deadLettered() {
    return counts.deadLettered();
  }

  @Override
  public Map<String, Long> counters() {
    return counts.byName();
  }
}
