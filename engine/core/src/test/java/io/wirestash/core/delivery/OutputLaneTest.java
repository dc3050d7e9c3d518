package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.output.EndOfOutput;
import io.wirestash.api.output.EventFormat;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutputLaneTest {
  private final Recorder output = Recorder.ofNative();
  private final Delivery delivery = new Delivery();

  private long emitted;

  private OutputLane lane(int i) {
    return delivery.lanes.get(i);
  }

  private void deliver(int batches) throws InterruptedException {
    delivery.from(1);
    for (int batch = 0; batch < batches; batch++) delivery.batch(batch, batch + " a", batch + " b");
    delivery.finish();
    emitted = 2L * batches;
  }

  @AfterEach
  void everyEventIsDeliveredOrDropped() {
    for (OutputLane lane : delivery.lanes) {
      if (lane.wants("note")) assertThat(lane.delivered() + lane.dropped()).isEqualTo(emitted);
    }
  }

  @Test
  void deliversAllAndClosesOnce() throws InterruptedException {
    delivery.to(output, null);
    deliver(3);
    assertThat(output.texts).containsExactly("0 a", "0 b", "1 a", "1 b", "2 a", "2 b");
    assertThat(output.closed).isOne();
    assertThat(delivery.failures).isEmpty();
  }

  @Test
  void outputsOfBothFormatsGetTheSameEvents() throws InterruptedException {
    Recorder ecs = new Recorder(EventFormat.ECS);
    delivery.to(output, null).to(ecs, null);
    deliver(3);
    assertThat(ecs.texts).hasSize(6).isEqualTo(output.texts);
  }

  @Test
  void anOutputGetsWhatItsConditionWants() throws InterruptedException {
    delivery.to(output, When.type("other"));
    deliver(3);
    assertThat(output.texts).isEmpty();
    assertThat(delivery.workers.get(0).filtered()).describedAs("events that nobody wants").isEqualTo(6);
  }

  @Test
  void anOutputThatFailsIsToldOfOnceAndItsEventsAreDropped() throws InterruptedException {
    delivery.to(output.failsAfter(2, new IOException("no space left")), null);
    deliver(20);
    assertThat(delivery.failures).singleElement().satisfies(e -> assertThat(e).hasMessage("no space left"));
    assertThat(lane(0).delivered()).isEqualTo(2);
    assertThat(lane(0).dropped()).isEqualTo(38);
    assertThat(output.closed).isOne();
  }

  @Test
  void aFailingOutputHoldsUpNobodyElse() throws InterruptedException {
    Recorder other = Recorder.ofNative();
    delivery.to(output.failsAfter(0, new IOException("gone")), null).to(other, null);
    deliver(50);
    assertThat(other.texts).hasSize(100);
    assertThat(lane(1).dropped()).isZero();
  }

  @Test
  void aReaderThatLeavesIsNoError() throws InterruptedException {
    delivery.to(output.failsAfter(2, new EndOfOutput("closed pipe")), null);
    deliver(3);
    assertThat(delivery.failures).singleElement().matches(OutputLane::isEnd);
    assertThat(OutputLane.isEnd(new IOException("other"))).isFalse();
  }

  @Test
  void whatAnOutputGaveUpCountsAsDropped() throws InterruptedException {
    delivery.to(output.givesUp(4), null);
    deliver(3);
    assertThat(lane(0).delivered()).isEqualTo(2);
    assertThat(lane(0).dropped()).isEqualTo(4);
  }
}
