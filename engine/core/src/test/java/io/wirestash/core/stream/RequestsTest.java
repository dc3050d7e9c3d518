package io.wirestash.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.core.delivery.Note;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestsTest {
  /** Each of the client's lines is a request; the server's line names the one that it answers, or {@code next}. */
  private static final class Questions implements Parser {
    private final int most;

    Questions(int most) {
      this.most = most;
    }

    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.tcp("q").ports(80).pending(most, Duration.ofSeconds(10));
    }

    @Override
    public ParserSession open(SessionContext context) {
      Pending<String> waiting = context.pending(lost -> context.emit(new Note("lost " + lost)));
      return new ParserSession() {
        @Override
        public void fromClient(Cursor in) {
          waiting.add(in.line().text());
        }

        @Override
        public void fromServer(Cursor in) {
          String answer = in.line().text();
          String request = answer.equals("next") ? waiting.take() : waiting.take(answer::equals);
          context.emit(new Note(request + " of " + (waiting.size() + 1)));
        }
      };
    }
  }

  private final StreamRig rig = StreamRig.to(new Questions(4));

  @Test
  void areAnsweredInTheirOrderOrByWhatTheyAre() throws InterruptedException {
    rig.client("a\nb\nc\n").server("b\n", "next\n", "next\n");
    assertThat(rig.notes()).containsExactly("b of 3", "a of 2", "c of 1");
  }

  @Test
  void areLostWhenTheyAreTooOld() throws InterruptedException {
    rig.client("a\n").later(5).client("b\n").later(6);
    assertThat(rig.server("next\n").notes()).containsExactly("lost a", "b of 1");
  }

  @Test
  void giveWayOldestFirstWhenAFlowHasTooMany() throws InterruptedException {
    rig.client("a\nb\nc\nd\ne\nf\n");
    assertThat(rig.server("next\n").notes()).containsExactly("lost a", "lost b", "c of 4");
  }

  @Test
  void giveWayOldestFirstWhenAllFlowsTogetherHaveTooMany() throws InterruptedException {
    StreamRig many = StreamRig.to(new Questions(100)); // of which the stage allows eight
    many.client("a\nb\nc\nd\ne\nf\ng\nh\ni\n");
    assertThat(many.server("next\n").notes()).containsExactly("lost a", "b of 8");
  }

  @Test
  void areLostWhenTheFlowEnds() throws InterruptedException {
    assertThat(rig.client("a\nb\n").end().notes()).containsExactly("lost a", "lost b");
  }

  @Test
  void haveEventsOfTheirOwnEvenIfTheyCameInOnePacket() throws InterruptedException {
    rig.client("a\nb\n").end().notes();
    assertThat(rig.eventIds()).hasSize(2).doesNotHaveDuplicates();
  }
}
