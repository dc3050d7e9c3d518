package io.wirestash.processor.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.event.Ip;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QqwryDatabaseTest {
  private static final long FIRST = 0x3ad9c800L; // 58.217.200.0

  private static Place find(QqwryFile file, long address) throws IOException {
    return new QqwryDatabase(file.bytes()).find(Ip.v4((int) address));
  }

  private static QqwryFile file() {
    return new QqwryFile()
        .range(0, FIRST - 1, "IANA", "CZ88.NET")
        .range(FIRST, FIRST + 255, "江苏省南京市", "电信")
        .range(FIRST + 256, 0xffffffffL, "局域网", " CZ88.NET ");
  }

  @Test
  void namesPlaceAndProviderInGbk() throws IOException {
    assertThat(find(file(), FIRST + 117).country()).isEqualTo("江苏省南京市");
    assertThat(find(file(), FIRST + 117).isp()).isEqualTo("电信");
    assertThat(find(file(), FIRST + 117).label()).isEqualTo("江苏省南京市-None-None-电信");
  }

  @Test
  void aRangeHasItsFirstAndItsLastAddress() throws IOException {
    assertThat(find(file(), FIRST).isp()).isEqualTo("电信");
    assertThat(find(file(), FIRST + 255).isp()).isEqualTo("电信");
    assertThat(find(file(), FIRST - 1).country()).isEqualTo("IANA");
    assertThat(find(file(), 0).country()).isEqualTo("IANA");
    assertThat(find(file(), 0xffffffffL).country()).isEqualTo("局域网");
  }

  @Test
  void theMakersNameIsNoProvider() throws IOException {
    assertThat(find(file(), 0).isp()).isNull();
    assertThat(find(file(), 0xffffffffL).label()).isEqualTo("局域网-None-None-NONE");
  }

  @Test
  void followsBothToOneRecord() throws IOException {
    QqwryFile file = new QqwryFile();
    int shared = file.here();
    file.then("上海市", "联通").range(5, 9, 1, shared);
    assertThat(find(file, 7)).extracting(Place::country, Place::isp).containsExactly("上海市", "联通");
  }

  @Test
  void followsThePlaceOrTheProviderAlone() throws IOException {
    QqwryFile file = new QqwryFile();
    int place = file.name("北京市");
    int provider = file.name("移动");
    file.range(5, 9, 2, place, "铁通").range(10, 19, "天津市", 2, provider).range(20, 29, 2, place, 2, 0);
    assertThat(find(file, 5)).extracting(Place::country, Place::isp).containsExactly("北京市", "铁通");
    assertThat(find(file, 15)).extracting(Place::country, Place::isp).containsExactly("天津市", "移动");
    assertThat(find(file, 29)).extracting(Place::country, Place::isp).containsExactly("北京市", null);
  }

  @Test
  void followsBothToARecordWhosePlaceIsElsewhere() throws IOException {
    QqwryFile file = new QqwryFile();
    int place = file.name("广东省");
    int shared = file.here();
    file.then(2, place, "电信").range(5, 9, 1, shared);
    assertThat(find(file, 6)).extracting(Place::country, Place::isp).containsExactly("广东省", "电信");
  }

  @Test
  void knowsNothingBetweenRangesAndOfIpv6() throws IOException {
    QqwryFile file = new QqwryFile().range(5, 9, "a", "b").range(20, 29, "c", "d");
    assertThat(find(file, 4)).isNull();
    assertThat(find(file, 10)).isNull();
    assertThat(find(file, 30)).isNull();
    assertThat(new QqwryDatabase(file.bytes()).find(Ip.v6(1, 2))).isNull();
  }

  @Test
  void aPointerOutOfTheFileIsAnError() {
    QqwryFile file = new QqwryFile().range(5, 9, 1, 0xffffff);
    assertThatThrownBy(() -> find(file, 5)).isInstanceOf(IOException.class).hasMessageContaining("16777215");
  }

  @Test
  void whateverIsInTheFileNothingButAnIoExceptionComes() {
    byte[] whole = file().bytes();
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 4; i++) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      if (!QqwryDatabase.looksLike(damaged)) continue;
      try {
        new QqwryDatabase(damaged).find(Ip.v4(random.nextInt()));
      } catch (IOException e) {
        assertThat(e).hasMessageMatching(".*byte.*");
      }
    }
  }
}
