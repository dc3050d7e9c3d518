package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.output.EventFormat;
import io.wirestash.api.processor.Event;
import io.wirestash.api.processor.Processor;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
  private final Delivery delivery = new Delivery();
  private final Recorder output = Recorder.ofNative();

  private static ProcessorChain.Step step(String id, Consumer<Event> work) {
    Processor processor = work::accept;
    return new ProcessorChain.Step(id, null, processor);
  }

  private List<String> texts(String... texts) throws InterruptedException {
    delivery.to(output, null).from(1);
    delivery.batch(0, texts);
    delivery.finish();
    return output.texts;
  }

  @Test
  void changeEventsInTheirOrder() throws InterruptedException {
    delivery.through(step("first", e -> e.set("text", e.get("text") + "1")));
    delivery.through(step("second", e -> e.set("text", e.get("text") + "2")));
    assertThat(texts("a", "b")).containsExactly("a12", "b12");
  }

  @Test
  void whatOneDropsNoLaterOneSeesAndCountsAsFiltered() throws InterruptedException {
    StringBuilder seen = new StringBuilder();
    delivery.through(step("drop", e -> {
      if ("b".equals(e.get("text"))) e.drop();
    }));
    delivery.through(step("see", e -> seen.append(e.get("text"))));
    assertThat(texts("a", "b", "c")).containsExactly("a", "c");
    assertThat(seen).hasToString("ac");
    assertThat(delivery.workers.get(0).filtered()).isEqualTo(1);
  }

  @Test
  void seeOnlyEventsForWhichTheirConditionHolds() throws InterruptedException {
    Processor mark = e -> e.set("text", "marked");
    delivery.through(new ProcessorChain.Step("mark", When.event(e -> "b".equals(e.get("text"))), mark));
    delivery.through(new ProcessorChain.Step("never", When.type("other"), mark));
    assertThat(texts("a", "b")).containsExactly("a", "marked");
  }

  @Test
  void aFaultyOneCostsItsOwnStepOnly() throws InterruptedException {
    delivery.through(step("faulty", e -> {
      throw new IllegalStateException("bug");
    }));
    delivery.through(step("next", e -> e.set("text", "done")));
    assertThat(texts("a")).containsExactly("done");
    assertThat(delivery.faults.lines()).singleElement().asString().contains("faulty", "bug");
  }

  @Test
  void changesReachBothFormats() throws InterruptedException {
    Recorder ecs = new Recorder(EventFormat.ECS);
    delivery.through(step("change", e -> e.set("text", "x"))).to(ecs, null);
    assertThat(texts("a")).containsExactly("x");
    assertThat(ecs.texts).containsExactly("x");
  }

  @Test
  void anOutputsConditionSeesWhatProcessorsMade() throws InterruptedException {
    Recorder chosen = Recorder.ofNative();
    delivery.through(step("number", e -> e.set("text", e.get("text") + "!")));
    delivery.to(chosen, When.event(e -> "b!".equals(e.get("text"))));
    assertThat(texts("a", "b")).containsExactly("a!", "b!");
    assertThat(chosen.texts).containsExactly("b!");
    assertThat(delivery.lanes.get(0).delivered()).isEqualTo(1);
  }
}
