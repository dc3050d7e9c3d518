package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.output.EventFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CaptureOrderTest {
  private final Recorder output = Recorder.ofNative();
  private final Delivery delivery = new Delivery().to(output, null);

  @Test
  void mergesTheWorkersEventsByTheirPackets() throws InterruptedException {
    delivery.from(2);
    for (EventWriter worker : delivery.workers) worker.begin(0);
    delivery.workers.get(1).atPacket(0);
    delivery.write(1, "first");
    delivery.workers.get(1).atPacket(2);
    delivery.write(1, "third");
    delivery.write(1, "fourth");
    delivery.workers.get(0).atPacket(1);
    delivery.write(0, "second");
    for (EventWriter worker : delivery.workers) worker.end();
    delivery.finish();
    assertThat(output.texts).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void putsTimersBeforeThePacketThatSetThemOffByTickAndFlow() throws InterruptedException {
    delivery.from(2);
    for (EventWriter worker : delivery.workers) worker.begin(0);
    delivery.workers.get(0).atTimer(5, 100, 7);
    delivery.write(0, "tick 100, flow 7");
    delivery.workers.get(0).atTimer(5, 101, 2);
    delivery.write(0, "tick 101, flow 2");
    delivery.workers.get(0).atPacket(5);
    delivery.write(0, "packet 5");
    delivery.workers.get(1).atPacket(4);
    delivery.write(1, "packet 4");
    delivery.workers.get(1).atTimer(5, 100, 3);
    delivery.write(1, "tick 100, flow 3");
    for (EventWriter worker : delivery.workers) worker.end();
    delivery.finish();
    assertThat(output.texts)
        .containsExactly("packet 4", "tick 100, flow 3", "tick 100, flow 7", "tick 101, flow 2", "packet 5");
  }

  @Test
  void waitsForTheSlowestWorkerBatchByBatch() throws InterruptedException {
    delivery.from(2);
    for (int batch = 0; batch < 3; batch++) {
      delivery.workers.get(0).begin(batch);
      delivery.workers.get(0).atPacket(1);
      delivery.write(0, batch + " fast");
      delivery.workers.get(0).end();
    }
    for (int batch = 0; batch < 3; batch++) {
      delivery.workers.get(1).begin(batch);
      delivery.workers.get(1).atPacket(0);
      delivery.write(1, batch + " slow");
      delivery.workers.get(1).end();
    }
    delivery.finish();
    assertThat(output.texts).containsExactly("0 slow", "0 fast", "1 slow", "1 fast", "2 slow", "2 fast");
  }

  @Test
  void losesNothingOfABatchLargerThanAChunk() throws InterruptedException {
    delivery.from(1);
    String[] texts = new String[20_000];
    for (int i = 0; i < texts.length; i++) texts[i] = "event " + i;
    delivery.batch(0, texts);
    delivery.finish();
    assertThat(output.texts).containsExactly(texts);
  }

  @Test
  void anEventThatCannotBeWrittenLeavesNoTornLine() throws InterruptedException {
    Recorder ecs = new Recorder(EventFormat.ECS);
    delivery.to(ecs, null).from(1);
    EventWriter writer = delivery.workers.get(0);
    writer.begin(0);
    writer.atPacket(0);
    delivery.write(0, "before");
    assertThat(catchFailure(NoteCodec.UNWRITABLE)).hasMessage("a value of a plugin failed");
    assertThat(catchFailure(NoteCodec.UNWRITABLE_AS_ECS)).hasMessage("a value of a plugin failed");
    delivery.write(0, "after");
    writer.end();
    delivery.finish();
    assertThat(output.texts).containsExactly("before", "after");
    assertThat(ecs.texts).containsExactly("before", "after");
    assertThat(writer.unencoded()).isEqualTo(2);
  }

  private RuntimeException catchFailure(String text) {
    try {
      delivery.write(0, text);
      return null;
    } catch (IllegalStateException e) {
      return e;
    }
  }
}
