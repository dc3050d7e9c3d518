package io.wirestash.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Detection;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamParsingTest {
  private static StreamRig lines() {
    return StreamRig.to(new TestParser("a"));
  }

  // ---- messages

  @Test
  void readsAsManyMessagesAsASegmentHas() throws InterruptedException {
    StreamRig rig = lines().client("one\ntwo\n").server("three\n");
    assertThat(rig.notes()).containsExactly("a > one", "a > two", "a < three");
  }

  @Test
  void waitsForTheRestOfAMessage() throws InterruptedException {
    StreamRig rig = lines().client("hello\no", "ne", "\ntw").server("x\n").client("o\n");
    assertThat(rig.notes()).containsExactly("a > one", "a < x", "a > two");
  }

  @Test
  void givesBodiesAsTheyCome() throws InterruptedException {
    StreamRig rig = lines().client("#6\nabc", "d", "efone\n");
    assertThat(rig.notes()).containsExactly("a > #6", "a > body abc", "a > body d", "a > body ef", "a > one");
  }

  @Test
  void makesUpForBytesItDidNotTryBeforeTheOtherSideGoesOn() throws InterruptedException {
    StreamRig rig = lines().client("hello\n").client("abcdefghijklmnopqrstuvwxyz\n".split("(?<=.)")).server("after\n");
    assertThat(rig.notes()).containsExactly("a > abcdefghijklmnopqrstuvwxyz", "a < after");
  }

  @Test
  void refusesAMessageBeyondTheLimitOfItsProtocol() throws InterruptedException {
    StreamRig rig = lines().client("hello\n", "x".repeat(60), "more\nlost\n").server("goes on\n");
    assertThat(rig.notes()).containsExactly("a < goes on");
    assertThat(rig.anomalies).containsExactly("a.message_too_long");
    assertThat(rig.ignored).containsExactly(true, false);
  }

  @Test
  void refusesALineThatNeverEnds() throws InterruptedException {
    StreamRig rig = lines().client("hello\n").client("x".repeat(70).split("(?<=.)"));
    assertThat(rig.notes()).isEmpty();
    assertThat(rig.anomalies).containsExactly("a.message_too_long");
  }

  @Test
  void forgetsAllOfASideWhoseMessageIsTooLong() throws InterruptedException {
    StreamRig rig = lines().client("hello\none\n", "two\n" + "x".repeat(30), "x".repeat(30), "x".repeat(30), "three\n");
    assertThat(rig.server("goes on\n").notes()).containsExactly("a > one", "a > two", "a < goes on");
  }

  // ---- faults

  @Test
  void goesOnAfterAFaultyMessage() throws InterruptedException {
    StreamRig rig = lines().client("hello\nbad\none\n");
    assertThat(rig.notes()).containsExactly("a > one");
    assertThat(rig.anomalies).containsExactly("a.bad");
  }

  @Test
  void givesTheNextParserTheBytesFromTheBeginningAfterThreeFaultsOfAnUnsureOne() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.YES, "b"), new TestParser("b").tolerant());
    rig.client("bad\nba", "d\nbad\none\n");
    assertThat(rig.notes()).containsExactly("b > bad", "b > bad", "b > bad", "b > one");
    assertThat(rig.anomalies).containsExactly("a.bad", "a.bad", "a.bad");
  }

  @Test
  void endsTheSessionOfAParserWithABug() throws InterruptedException {
    StreamRig rig = lines().client("one\nbug\ntwo\n");
    assertThat(rig.notes()).containsExactly("a > one");
    assertThat(rig.faults.lines()).hasSize(1);
    assertThat(rig.ignored).containsExactly(true, true);
  }

  // ---- detection

  @Test
  void asksAgainWhenAParserNeedsMoreBytes() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.YES, "one")).client("o", "n", "e\n");
    assertThat(rig.notes()).containsExactly("a > one");
  }

  @Test
  void takesAPossibleProtocolOnItsPortOnly() throws InterruptedException {
    TestParser possible = new TestParser("a").port(80).says(Match.TRY, "");
    assertThat(StreamRig.toPort(80, possible).client("one\n").notes()).containsExactly("a > one");
    assertThat(StreamRig.toPort(81, possible).client("one\n").end().notes()).isEmpty();
  }

  @Test
  void takesAPossibleProtocolByItsSignatureOnAnyPort() throws InterruptedException {
    TestParser possible = new TestParser("a").signature("on").says(Match.TRY, "");
    assertThat(StreamRig.toPort(81, possible).client("one\n").notes()).containsExactly("a > one");
  }

  @Test
  void prefersASureParserToAPossibleOneThatComesFirst() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").port(80).says(Match.TRY, ""), new TestParser("b"));
    assertThat(rig.client("one\n").notes()).containsExactly("b > one");
  }

  @Test
  void looksForAParserOnItsPortsOnlyIfItSaysSo() throws InterruptedException {
    TestParser parser = new TestParser("a").port(80).onlyThere();
    assertThat(StreamRig.toPort(81, parser).client("one\n").end().notes()).isEmpty();
  }

  @Test
  void givesWhoSpokeFirstToTheParserFirst() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.YES, "cl")).server("220 ").server("ready\n");
    assertThat(rig.client("client\n").notes()).isEmpty(); // refused by the server's bytes
    TestParser both = new TestParser("b").says(Match.YES, "220 r");
    assertThat(StreamRig.to(both).server("220 ", "ready\n").client("x\n").notes())
        .containsExactly("b < 220 ready", "b > x");
  }

  @Test
  void turnsTheRolesRoundIfTheBeginningWasNotSeen() throws InterruptedException {
    StreamRig rig = StreamRig.inTheMiddle(new TestParser("a").says(Match.REVERSED, "")).client("answer\n");
    assertThat(rig.notes()).containsExactly("a < answer");
  }

  @Test
  void keepsTheRolesOfAHandshake() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.REVERSED, "")).client("answer\n").end();
    assertThat(rig.notes()).isEmpty();
    assertThat(rig.ignored).containsExactly(true, true);
  }

  @Test
  void saysHowTheParserWasFoundAndWhatWasRejected() {
    TestParser wrong = new TestParser("wrong").says(Match.NO, "");
    StreamRig rig = StreamRig.to(wrong, new TestParser("right").port(80).says(Match.TRY, "")).client("one\n");
    assertThat(rig.detection()).isEqualTo(new Detection("port", List.of("wrong")));
  }

  @Test
  void leavesAFlowAloneThatNobodyKnows() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.NO, "")).client("x".repeat(10));
    assertThat(rig.ignored).containsExactly(true, true);
    assertThat(rig.end().notes()).isEmpty();
  }

  @Test
  void givesUpWhenEightKibibytesWereNotEnough() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.YES, "x".repeat(9000))).client("x".repeat(8192));
    assertThat(rig.ignored).containsExactly(true, true);
  }

  // ---- gaps and ends

  @Test
  void dropsAnUnfinishedMessageBeforeAGapAndGoesOnAfterIt() throws InterruptedException {
    StreamRig rig = lines().client("hello\nunfin").clientLoses(7).client("one\n");
    assertThat(rig.notes()).containsExactly("a > gap 7", "a > one");
  }

  @Test
  void stopsAtAGapIfTheParserWants() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").stopsAtGaps()).client("one\n").clientLoses(7).client("two\n");
    rig.server("three\n");
    assertThat(rig.notes()).containsExactly("a > one", "a > gap 7", "a < three");
    assertThat(rig.ignored).containsExactly(true, false);
  }

  @Test
  void tellsTheParserOnceOfEachEnd() throws InterruptedException {
    StreamRig rig = lines().client("one\n").clientEnds(EndCause.FIN).serverEnds(EndCause.FIN).end();
    assertThat(rig.notes()).containsExactly("a > one", "a > end fin", "a < end fin");
  }

  @Test
  void forgetsTheSessionWhenBothSidesHaveEnded() throws InterruptedException {
    StreamRig rig = lines().client("one\n").clientEnds(EndCause.FIN).serverEnds(EndCause.FIN);
    assertThat(((StreamFlow) rig.flow().session()).parsed).isNull();
    rig.client("late\n").clientLoses(5).clientEnds(EndCause.RST).end();
    assertThat(rig.notes()).containsExactly("a > one", "a > end fin", "a < end fin");
  }

  @Test
  void losesRequestsWithTheFlowAndNotBefore() throws InterruptedException {
    StreamRig rig = lines().client("ask\n").clientEnds(EndCause.FIN).serverEnds(EndCause.FIN).end();
    assertThat(rig.notes()).containsExactly("a > end fin", "a < end fin", "a > lost ask");
  }

  @Test
  void tellsOfAnEndThatCameBeforeAnyBytes() throws InterruptedException {
    StreamRig rig = lines().clientEnds(EndCause.FIN).server("one\n");
    assertThat(rig.notes()).containsExactly("a < one", "a > end fin");
  }

  @Test
  void tellsAParserOnceThatTookOverFromOneWithdrawnAtTheEnd() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a").says(Match.YES, "b"), new TestParser("b").tolerant());
    rig.client("bad\nbad\nunfinished").clientEnds(EndCause.FIN);
    assertThat(rig.notes()).containsExactly("b > bad", "b > bad", "b > end fin");
  }

  @Test
  void callsAMessageTruncatedThatAFinLeavesUnfinished() throws InterruptedException {
    StreamRig rig = lines().client("hello\nunfin").clientEnds(EndCause.FIN);
    assertThat(rig.notes()).containsExactly("a > end fin");
    assertThat(rig.anomalies).containsExactly("a.truncated");
  }

  @Test
  void takesNothingForAMessageThatIsTheRestOfACutOne() throws InterruptedException {
    StreamRig rig = lines().client("hello\n#9").clientEnds(EndCause.FIN);
    assertThat(rig.notes()).containsExactly("a > end fin");
    assertThat(rig.anomalies).containsExactly("a.truncated");
  }

  @Test
  void doesNotBlameTheTrafficForTheEndOfTheCapture() throws InterruptedException {
    StreamRig rig = lines().client("hello\nunfin").end();
    assertThat(rig.notes()).containsExactly("a > end end", "a < end end");
    assertThat(rig.anomalies).isEmpty();
  }

  @Test
  void decidesAtTheEndWhatWasNotDecidedBefore() throws InterruptedException {
    TestParser undecided = new TestParser("a").says(Match.YES, "one\n and more");
    TestParser possible = new TestParser("b").port(80).says(Match.TRY, "");
    StreamRig rig = StreamRig.to(undecided, possible).client("one\n").clientEnds(EndCause.FIN);
    assertThat(rig.end().notes()).containsExactly("b > one", "b > end fin", "b < end end");
  }

  // ---- what sessions ask for

  @Test
  void handsTheRestToTheProtocolThatFollows() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("a"), new TestParser("tls").says(Match.NO, ""));
    rig.client("hello\none\ntls\ntwo\n").server("three\n");
    assertThat(rig.notes()).containsExactly("a > one", "tls > two", "tls < three");
    assertThat(rig.detection().method()).isEqualTo("switched");
  }

  @Test
  void looksAgainForTheProtocolThatFollowsIfItIsNotNamed() throws InterruptedException {
    StreamRig rig = StreamRig.to(new TestParser("b").says(Match.YES, "b"), new TestParser("a").says(Match.YES, ""));
    rig.client("one\nany\n").client("b", "\n");
    assertThat(rig.notes()).containsExactly("a > one", "b > b");
  }

  @Test
  void readsNothingMoreOfAFlowThatIsDoneButTellsItsEnd() throws InterruptedException {
    StreamRig rig = lines().client("one\ndone\ntwo\n").server("three\n").end();
    assertThat(rig.notes()).containsExactly("a > one", "a > end end", "a < end end");
    assertThat(rig.ignored).containsExactly(true, true);
  }

  @Test
  void remembersAllProtocolsOfAFlow() {
    StreamRig rig = StreamRig.to(new TestParser("a"), new TestParser("tls")).client("hello\ntls\nhello\n");
    assertThat(rig.flow().service()).isEqualTo("a");
    assertThat(rig.flow().services()).containsExactly("a", "tls");
  }
}
