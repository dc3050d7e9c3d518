package io.wirestash.output.elasticsearch;

import io.wirestash.output.elasticsearch.BulkReply.Item;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.OnBlocked;
import java.io.IOException;
import java.util.List;

/**
 * Sends bulks until each of their events is settled: stored, found there already, or a dead letter. Whatever happens to
 * a request or its answer, sending it again is harmless, since the server takes an id only once. Any thread.
 */
final class Delivery {
  /** Pause when credentials are refused. */
  private static final long DENIED_MILLIS = 30_000;

  /** RFC 9110 15.5.14. */
  private static final int TOO_LARGE = 413;

  private final Cluster cluster;
  private final ElasticsearchOptions options;
  private final BulkQueue queue;
  private final DeadLetters deadLetters;
  private final Counts counts;
  private final Trouble trouble;
  private final Backoff backoff;
  private final Throttle throttle;

  Delivery(Cluster cluster, ElasticsearchOptions options, BulkQueue queue, DeadLetters deadLetters, Counts counts,
      Trouble trouble) {
    this.cluster = cluster;
    this.options = options;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.counts = counts;
    this.trouble = trouble;
    backoff = new Backoff(options.retryInitial().toMillis(), options.retryMax().toMillis());
    throttle = new Throttle(options.inFlight());
  }

  /**
   * What one request came to.
   *
   * @param status of HTTP, or 0 if there was no answer
   * @param items null unless there is a result for each event
   */
  private record Attempt(int status, Verdict verdict, List<Item> items, String why) {}

  /**
   * Returns when all events are settled; the bulk is then empty.
   *
   * @throws IOException if a dead letter cannot be kept
   */
  void settle(Bulk bulk) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int failures = 0;
    while (bulk.size() > 0) {
      Attempt attempt = attempt(bulk);
      if (attempt.verdict == Verdict.SPLIT) {
        split(bulk, attempt);
        return;
      }
      boolean progress = attempt.items != null && take(bulk, attempt.items);
      if (bulk.size() == 0) break;
      if (givesUp(begun)) {
        bury(bulk, attempt);
        return;
      }
      failures = progress ? 1 : failures + 1;
      trouble.is(attempt.why);
      counts.repeated(bulk.size());
      Thread.sleep(attempt.verdict == Verdict.DENIED ? DENIED_MILLIS : backoff.millis(failures));
    }
    trouble.over();
  }

  private Attempt attempt(Bulk bulk) throws InterruptedException {
    throttle.acquire();
    Attempt attempt = null;
    try {
      attempt = request(bulk);
      return attempt;
    } finally {
      throttle.release(attempt != null && attempt.verdict == Verdict.OVERLOADED);
    }
  }

  private Attempt request(Bulk bulk) {
    try {
      Cluster.Answer answer = cluster.bulk(bulk);
      if (answer.status() != 200) {
        String why = "the server answers " + answer.status() + ' ' + answer.text();
        return new Attempt(answer.status(), Verdict.ofRequest(answer.status()), null, why);
      }
      List<Item> items = BulkReply.read(answer.body(), bulk.size());
      Item worst = worst(items);
      if (worst == null) return new Attempt(200, Verdict.STORED, items, "");
      String why = "the server answers " + worst.status() + ' ' + worst.error() + ": " + worst.reason();
      return new Attempt(200, worst.verdict(), items, why);
    } catch (IOException e) {
      return new Attempt(0, Verdict.TROUBLE, null, cluster.explain(e));
    }
  }

  /** The result of an event that has to be sent again, one that speaks of overload if there is one; or null. */
  private static Item worst(List<Item> items) {
    Item worst = null;
    for (Item item : items) {
      Verdict verdict = item.verdict();
      if (verdict == Verdict.OVERLOADED) return item;
      if (worst == null && verdict.open()) worst = item;
    }
    return worst;
  }

  /**
   * Settles what can be settled and leaves the rest in the bulk.
   *
   * @return true if any was settled
   */
  private boolean take(Bulk bulk, List<Item> items) throws IOException {
    boolean[] open = new boolean[items.size()];
    int left = 0;
    long before = counts.deadLettered();
    for (int i = 0; i < open.length; i++) {
      Verdict verdict = items.get(i).verdict();
      open[i] = verdict.open() && !(verdict == Verdict.BLOCKED && options.onBlocked() == OnBlocked.DEAD_LETTER);
      if (open[i]) left++;
      else if (verdict == Verdict.STORED) counts.stored();
      else if (verdict == Verdict.PRESENT) counts.present();
      else bury(bulk, i, items.get(i));
    }
    if (counts.deadLettered() != before) deadLetters.force();
    if (left < open.length) bulk.retain(open);
    return left < open.length;
  }

  private void split(Bulk bulk, Attempt attempt) throws IOException, InterruptedException {
    if (bulk.size() == 1) {
      bury(bulk, attempt);
      return;
    }
    if (attempt.status == TOO_LARGE) queue.shrink(bulk.length());
    int half = bulk.size() / 2;
    settle(bulk.part(0, half));
    settle(bulk.part(half, bulk.size()));
    bulk.clear();
  }

  private boolean givesUp(long begun) {
    return options.giveUpAfter() != null && System.nanoTime() - begun > options.giveUpAfter().toNanos();
  }

  /** Makes all events of the bulk dead letters. */
  private void bury(Bulk bulk, Attempt attempt) throws IOException {
    String error = attempt.verdict == Verdict.SPLIT ? "request_refused" : "gave_up";
    Item why = new Item(attempt.status, error, attempt.why);
    for (int i = 0; i < bulk.size(); i++) bury(bulk, i, why);
    deadLetters.force();
    bulk.clear();
  }

  private void bury(Bulk bulk, int i, Item why) throws IOException {
    deadLetters.add(bulk, i, why);
    counts.dead();
  }
}
