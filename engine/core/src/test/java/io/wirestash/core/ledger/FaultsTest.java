package io.wirestash.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Faults faults = new Faults();

  private void fail(String component, int times) {
    for (int i = 0; i < times; i++) faults.add(component, new IllegalStateException("reason " + i), i);
  }

  @Test
  void saysWhoWhyWhereAndAtWhichPacket() {
    faults.add("dns", new IllegalStateException("reason"), 17);
    assertThat(faults.lines()).singleElement().asString()
        .startsWith("dns: java.lang.IllegalStateException: reason at io.wirestash.core.ledger.FaultsTest.")
        .endsWith(", packet 17");
  }

  @Test
  void keepsTheFirstTwenty() {
    fail("dns", 50);
    assertThat(faults.lines()).hasSize(20);
  }

  @Test
  void switchesAComponentOffAfterAThousandAndNoOther() {
    fail("other", 1);
    fail("dns", 999);
    assertThat(faults.isOff("dns")).isFalse();
    fail("dns", 1);
    assertThat(faults.isOff("dns")).isTrue();
    assertThat(faults.isOff("other")).isFalse();
    assertThat(faults.isOff("never seen")).isFalse();
    assertThat(faults.lines()).endsWith("dns: switched off after 1000 faults");
  }
}
