package io.wirestash.output.elasticsearch;

import io.wirestash.api.ByteSize;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.OnBlocked;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Options for tests: small requests, short pauses; each method changes one thing. */
record Options(URI host, String prefix, Target target, int bulkEvents, long bulkSize, int inFlight, Duration giveUpAfter,
    OnBlocked onBlocked, Path deadLetters) {

  static Options of(URI host, String prefix, Path deadLetters) {
    return new Options(host, prefix, Target.INDEX, 100, 1 << 20, 2, null, OnBlocked.WAIT, deadLetters);
  }

  Options target(Target other) {
    return new Options(host, prefix, other, bulkEvents, bulkSize, inFlight, giveUpAfter, onBlocked, deadLetters);
  }

  Options bulk(int events, long bytes) {
    return new Options(host, prefix, target, events, bytes, inFlight, giveUpAfter, onBlocked, deadLetters);
  }

  Options giveUpAfter(Duration time) {
    return new Options(host, prefix, target, bulkEvents, bulkSize, inFlight, time, onBlocked, deadLetters);
  }

  Options onBlocked(OnBlocked what) {
    return new Options(host, prefix, target, bulkEvents, bulkSize, inFlight, giveUpAfter, what, deadLetters);
  }

  ElasticsearchOptions build() {
    return new ElasticsearchOptions(List.of(host.toString()), prefix, target, true, null, null, null, null, false, null,
        null, null, true, new ByteSize(bulkSize), bulkEvents, Duration.ofMillis(50), inFlight, Duration.ofSeconds(20),
        Duration.ofMillis(20), Duration.ofMillis(500), giveUpAfter, onBlocked, deadLetters, new ByteSize(1 << 20));
  }
}
