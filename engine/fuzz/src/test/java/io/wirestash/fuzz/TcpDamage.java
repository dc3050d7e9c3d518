package io.wirestash.fuzz;

import io.wirestash.testkit.CapturedPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What happens to TCP segments, by accident or on purpose; lengths and checksums stay right, so it is believed. */
enum TcpDamage {
  LOSE {
    @Override
    void to(Place place, Random random) {
      place.replace(List.of());
    }
  },
  /** Comes later: a few packets, or many. */
  DELAY {
    @Override
    void to(Place place, Random random) {
      place.move(1 + random.nextInt(1 << random.nextInt(8)));
    }
  },
  REPEAT {
    @Override
    void to(Place place, Random random) {
      place.copy(place.segment(), random.nextInt(8));
    }
  },
  /** The same place, other bytes: before or after the true ones. */
  FORGE {
    @Override
    void to(Place place, Random random) {
      byte[] noise = new byte[place.segment().payload().length];
      random.nextBytes(noise);
      Segment forged = place.segment().payload(noise);
      if (random.nextBoolean()) place.replace(List.of(forged, place.segment()));
      else place.copy(forged, random.nextInt(8));
    }
  },
  /** Begins before, or ends after, what it repeats. */
  OVERLAP {
    @Override
    void to(Place place, Random random) {
      Segment segment = place.segment();
      byte[] other = Damage.some(segment.payload(), place.other().payload(), 3, random);
      int from = segment.sequence() + random.nextInt(64) - 32;
      place.copy(segment.payload(bounded(other)).sequence(from), random.nextInt(4));
    }
  },
  /** One byte a segment, in order, in reverse, or both. */
  SINGLES {
    @Override
    void to(Place place, Random random) {
      int length = Math.min(place.segment().payload().length, MOST_SINGLES);
      List<Segment> singles = new ArrayList<>();
      int order = random.nextInt(3);
      for (int i = 0; i < length; i++) {
        singles.add(order == 0 ? singles.size() : 0, place.segment().part(i, i + 1));
        if (order == 2) singles.add(place.segment().part(i, i + 1));
      }
      singles.add(place.segment().part(length, place.segment().payload().length));
      place.replace(singles);
    }
  },
  /** SYN, FIN, RST, none, all: beside the flags that are there, or instead of them. */
  FLAGS {
    @Override
    void to(Place place, Random random) {
      int flags = FLAG_SETS[random.nextInt(FLAG_SETS.length)];
      Segment segment = place.segment();
      Segment flagged = segment.flags(random.nextBoolean() ? flags : flags | segment.flags());
      if (random.nextInt(3) > 0) flagged = flagged.payload(new byte[0]);
      int ahead = random.nextInt(3) == 0 ? random.nextInt(1 << random.nextInt(31)) : 0;
      flagged = flagged.sequence(segment.sequence() + ahead);
      if (random.nextBoolean()) place.replace(List.of(flagged, segment));
      else place.replace(List.of(flagged));
    }
  },
  URGENT {
    @Override
    void to(Place place, Random random) {
      place.replace(List.of(place.segment().urgent(random.nextInt(1 << random.nextInt(17)))));
    }
  },
  /** Acknowledges, or offers to take, what it should not. */
  ACKNOWLEDGE {
    @Override
    void to(Place place, Random random) {
      Segment segment = place.segment();
      int far = random.nextInt(1 << random.nextInt(31));
      place.replace(List.of(
          random.nextBoolean()
              ? segment.acknowledgement(segment.acknowledgement() + (random.nextBoolean() ? far : -far))
              : segment.window(random.nextInt(4))));
    }
  },
  /** Bytes far away from where the stream is. */
  JUMP {
    @Override
    void to(Place place, Random random) {
      Segment segment = place.segment();
      int far = random.nextInt(1 << random.nextInt(31));
      place.replace(List.of(segment.sequence(segment.sequence() + (random.nextBoolean() ? far : -far))));
    }
  },
  /** What follows of this side comes shortly before the numbers wrap, in both directions consistently. */
  WRAP {
    @Override
    void to(Place place, Random random) {
      place.renumber(-place.segment().sequence() - random.nextInt(300));
    }
  };

  private static final int MOST_SINGLES = 300;
  private static final int LARGEST_PAYLOAD = 40_000;
  private static final int[] FLAG_SETS = {
    0, Segment.SYN, Segment.RST, Segment.FIN, Segment.SYN | Segment.ACK, Segment.RST | Segment.ACK,
    Segment.FIN | Segment.ACK, Segment.SYN | Segment.FIN, Segment.PSH, 0x3f, 0xff
  };
  private static final TcpDamage[] ALL = values();

  /** Where it happens: packets that may be changed, and which of them is meant. */
  record Place(List<CapturedPacket> packets, int at, Segment segment, Segment other) {
    void replace(List<Segment> segments) {
      packets.remove(at);
      for (int i = 0; i < segments.size(); i++) packets.add(at + i, segments.get(i).packet());
    }

    void copy(Segment segment, int later) {
      insert(segment.packet(), at + 1 + later);
    }

    void move(int later) {
      packets.remove(at);
      insert(segment.packet(), at + later);
    }

    private void insert(CapturedPacket packet, int wanted) {
      int to = Math.min(wanted, packets.size());
      long nanos = packets.isEmpty() ? packet.nanos() : packets.get(Math.max(0, to - 1)).nanos();
      packets.add(to, packet.at(nanos));
    }

    /** Moves the sequence numbers of this side, from the first packet on, and what the other side acknowledges. */
    void renumber(int by) {
      int back = Integer.rotateLeft(segment.ports(), 16);
      for (int i = 0; i < packets.size(); i++) {
        Segment each = Segment.of(packets.get(i));
        if (each == null) continue;
        if (each.ports() == segment.ports()) packets.set(i, each.sequence(each.sequence() + by).packet());
        if (each.ports() == back && (each.flags() & Segment.ACK) != 0) {
          packets.set(i, each.acknowledgement(each.acknowledgement() + by).packet());
        }
      }
    }
  }

  abstract void to(Place place, Random random);

  private static byte[] bounded(byte[] bytes) {
    return bytes.length > LARGEST_PAYLOAD ? Arrays.copyOf(bytes, LARGEST_PAYLOAD) : bytes;
  }

  /** Damages packets in one to {@code most} ways, where there are TCP segments with payload. */
  static void some(List<CapturedPacket> packets, int most, Random random) {
    for (int left = 1 + random.nextInt(most); left > 0 && !packets.isEmpty(); left--) {
      int at = random.nextInt(packets.size());
      Segment segment = Segment.of(packets.get(at));
      if (segment == null || segment.payload().length == 0) continue;
      Segment other = Segment.of(packets.get(random.nextInt(packets.size())));
      boolean none = other == null || other.payload().length == 0;
      ALL[random.nextInt(ALL.length)].to(new Place(packets, at, segment, none ? segment : other), random);
    }
  }
}
