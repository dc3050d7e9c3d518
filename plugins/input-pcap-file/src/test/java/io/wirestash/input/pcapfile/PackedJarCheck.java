package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar as it is shipped, run after packaging: its zstd library is inside and touches no raw memory. */
class PackedJarCheck {
  private static final Path JAR = Path.of(System.getProperty("packed.jar"));

  private static URLClassLoader loader;
  private static Constructor<?> stream;

  /** Sees the JDK and the jar, not the classes that the build has on its path. */
  @BeforeAll
  static void load() throws Exception {
    loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    stream = loader.loadClass(ZstdStream.class.getName()).getDeclaredConstructor(InputStream.class);
    stream.setAccessible(true);
  }

  @AfterAll
  static void unload() throws IOException {
    loader.close();
  }

  @Test
  void holdsOnlyOurPackagesAndTheManifestOfAPlugin() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes = jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("io/wirestash/input/pcapfile/"));
      assertThat(jar.getManifest().getMainAttributes().getValue("Plugin-Id")).isEqualTo("input-pcap-file");
      assertThat(jar.getEntry("META-INF/extensions.idx")).isNotNull();
    }
  }

  @Test
  void unpacksWhatTheReferenceLibraryPacked() throws Exception {
    for (int level : new int[] {1, 3, 9, 19, 22}) {
      byte[] text = text(level);
      assertThat(Arrays.mismatch(unpack(Zstd.compress(text, level)), text)).as("level " + level).isEqualTo(-1);
    }
  }

  @Test
  void meetsDamagedDataWithAnInputError() throws Exception {
    byte[] packed = Zstd.compress(text(3), 3);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = packed.clone();
      for (int k = 0; k < 4; k++) damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        unpack(damaged);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    byte[] cut = Arrays.copyOf(packed, 5);
    assertThatThrownBy(() -> unpack(cut)).isInstanceOf(IOException.class);
  }

  /** Words with repetitions: literals, matches near and far, Huffman and FSE tables all get used. */
  private static byte[] text(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < 300_000) text.append(Long.toString(random.nextInt(5_000) * 7_919L, 36)).append(' ');
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] unpack(byte[] packed) throws Exception {
    try (InputStream in = (InputStream) stream.newInstance(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}
