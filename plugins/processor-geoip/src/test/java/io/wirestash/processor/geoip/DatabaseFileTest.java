package io.wirestash.processor.geoip;

import static io.wirestash.processor.geoip.SpecialRangesTest.ip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
  @TempDir Path folder;

  private Path database(String country) throws IOException {
    return new MaxMindFile().with("9.9.9.0/24", Map.of("country_code", country)).write(folder.resolve("a.mmdb"));
  }

  @Test
  void isReplacedWhenItsTimeOrSizeChanges() throws IOException {
    DatabaseFile file = DatabaseFile.read(database("CH"), "en");
    assertThat(file.replaced()).isFalse();
    Files.setLastModifiedTime(file.path(), FileTime.fromMillis(1));
    assertThat(file.replaced()).isTrue();
  }

  @Test
  void isNotReplacedWhileThereIsNone() throws IOException {
    DatabaseFile file = DatabaseFile.read(database("CH"), "en");
    Files.delete(file.path());
    assertThat(file.replaced()).isFalse();
    assertThat(file.source().find(ip("9.9.9.9")).countryIso()).isEqualTo("CH");
  }

  @Test
  void ofADamagedOneNothingButAnIoExceptionComes() throws IOException {
    byte[] whole = Files.readAllBytes(database("CH"));
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 3; i++) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      Path file = Files.write(folder.resolve("damaged.mmdb"), damaged);
      try {
        DatabaseFile.read(file, "en").source().find(ip("9.9.9.9"));
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotNull();
      }
    }
  }
}
