package io.wirestash.input.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopbackTest {
  @BeforeEach
  void right() {
    Rig.needsCapture();
  }

  @Test
  void eachPacketComesOnce() throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Rig rig = new Rig(Rig.options("lo", "udp port " + receiver.getLocalPort()), (batch, i) -> numbers.add(batch.number(i)))) {
      rig.reading();
      Sender.datagrams((InetSocketAddress) receiver.getLocalSocketAddress(), 1000, true);
      rig.drain();
      assertThat(numbers).hasSize(1000).isSorted().startsWith(1L).endsWith(1000L);
      assertThat(rig.input.dropped().values()).containsOnly(0L);
    }
  }

  @Test
  void packetsKnowWhenAndWhereTheyWereCaptured() throws Exception {
    List<String> seen = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Rig rig = new Rig(Rig.options("lo", "udp port " + receiver.getLocalPort()), (batch, i) -> {
          times.add(batch.nanos(i) / 1_000_000);
          seen.add(batch.capture() + ' ' + batch.origin(i).name() + ' ' + batch.origin(i).linkType() + ' ' + batch.original(i));
        })) {
      rig.reading();
      long before = System.currentTimeMillis();
      Sender.datagrams((InetSocketAddress) receiver.getLocalSocketAddress(), 1, true);
      long after = System.currentTimeMillis();
      rig.drain();
      assertThat(seen).containsExactly("lo lo 1 142");
      assertThat(times.get(0)).isBetween(before, after);
    }
  }

  @Test
  void longPacketsAreCutAtTheSnapLength() throws Exception {
    List<String> lengths = new ArrayList<>();
    try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Rig rig = new Rig(Rig.options("lo", "udp port " + receiver.getLocalPort()),
            (batch, i) -> lengths.add(batch.captured(i) + " of " + batch.original(i)))) {
      rig.reading();
      try (DatagramSocket sender = new DatagramSocket()) {
        sender.send(new java.net.DatagramPacket(new byte[5000], 5000, receiver.getLocalSocketAddress()));
      }
      rig.drain();
      assertThat(lengths).containsExactly("2048 of 5042");
    }
  }

  @Test
  void whileNothingPassesTheClockIsTold() throws Exception {
    try (Rig rig = new Rig(Rig.options("lo", "udp port 1"), (batch, i) -> {}).reading()) {
      long before = (System.currentTimeMillis() - 1000) * 1_000_000;
      assertThat(Rig.within(() -> rig.lastClock > before)).isTrue();
      assertThat(rig.lastClock).isLessThan(System.currentTimeMillis() * 1_000_000);
      rig.drain();
    }
  }

  @Test
  void aMistakeInTheFilterIsShownWithTheFilter() throws Exception {
    try (Rig rig = new Rig(Rig.options("lo", "port prt"), (batch, i) -> {})) {
      assertThatThrownBy(rig::open).isInstanceOf(IOException.class)
          .hasMessageStartingWith("lo: the filter \"port prt\" is wrong: ").hasMessageContaining("prt");
    }
  }

  @Test
  void aMissingInterfaceIsNamedWithThoseThatThereAre() throws Exception {
    try (Rig rig = new Rig(Rig.options("nope0", null), (batch, i) -> {})) {
      assertThatThrownBy(rig::open).isInstanceOf(IOException.class)
          .hasMessageStartingWith("nope0: no such interface; there are: ").hasMessageContaining("lo");
    }
  }

  @Test
  void canBeOpenedAndClosedManyTimes() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Rig rig = new Rig(Rig.options("lo", null), (batch, packet) -> {}).open()) {
        rig.input.read(new PacketBatch());
      }
    }
  }

  @Test
  void theLoopbackInterfaceIsListed() throws Exception {
    assertThat(new InterfaceFactory().interfaces())
        .anySatisfy(each -> {
          assertThat(each.name()).isEqualTo("lo");
          assertThat(each.loopback()).isTrue();
          assertThat(each.addresses()).contains("127.0.0.1");
          assertThat(each.linkType()).isEqualTo(1);
        });
  }
}
