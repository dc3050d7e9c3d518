package io.wirestash.output.jsonfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFileTest {
  private static final String CONTENT = "somebody's own";

  @TempDir Path folder;
  private Path other;
  private Path target;

  @BeforeEach
  void makeAFileThatMustNotChange() throws IOException {
    other = Files.writeString(folder.resolve("other"), CONTENT);
    target = folder.resolve("events.jsonl");
  }

  @Test
  void refusesASymbolicLink() throws IOException {
    Files.createSymbolicLink(target, other);
    assertRefused("a symbolic link");
    assertThat(other).hasContent(CONTENT);
  }

  @Test
  void refusesASymbolicLinkToNothing() throws IOException {
    Files.createSymbolicLink(target, folder.resolve("missing"));
    assertRefused("a symbolic link");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @Test
  void refusesAFileWithAnotherName() throws IOException {
    Files.createLink(target, other);
    assertRefused("hard links");
    assertThat(other).hasContent(CONTENT);
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(target);
    assertRefused("a folder");
  }

  @Test
  void refusesAPipeInsteadOfWaitingForItsReader() throws Exception {
    assumeThat(run("mkfifo", target.toString())).as("mkfifo is needed").isZero();
    assertRefused("a device, pipe or socket");
  }

  @Test
  void refusesADevice() {
    target = Path.of("/dev/null");
    assertRefused("a device, pipe or socket");
  }

  @Test
  void replacesASymbolicLinkInPlaceOfItsPartAndNotItsTarget() throws IOException {
    Files.createSymbolicLink(folder.resolve("events.jsonl.part"), other);
    JsonFile.at(target).replacing().write(Events.of("{}"));
    assertThat(other).hasContent(CONTENT);
    assertThat(Files.isSymbolicLink(target)).isFalse();
  }

  @Test
  void saysThatAFolderIsNone() {
    JsonFile file = JsonFile.at(other.resolve("events.jsonl"));
    assertThatThrownBy(file::opened).isInstanceOf(IOException.class).hasMessageContaining(other + ": it is no folder");
  }

  @Test
  void followsASymbolicLinkToTheFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), real);
    JsonFile.at(folder.resolve("link/events.jsonl")).write(Events.of("{}"));
    assertThat(real.resolve("events.jsonl")).hasContent("{}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwx----w-"})
  void refusesAsRootAFolderThatOthersMayWriteTo(String mode) throws IOException {
    assumeThat(System.getProperty("user.name")).as("only root is refused").isEqualTo("root");
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString(mode));
    JsonFile file = JsonFile.at(shared.resolve("events.jsonl"));
    assertThatThrownBy(file::opened)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other users may write there");
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void letsOnlyOneOutputWriteAFile() throws IOException {
    try (Output first = JsonFile.at(target).opened()) {
      assertThatThrownBy(JsonFile.at(target)::opened)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another output");
      first.write(Events.of("{}"));
    }
    assertThat(target).hasContent("{}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "277", "777"})
  void makesFilesForTheirOwnerOnlyWhateverTheUmask(String umask) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program = WriteOneEvent.class.getName();
    List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"), program, target.toString());
    String script = "umask " + umask + " && exec '" + String.join("' '", command) + "'";
    assertThat(run("sh", "-c", script)).isZero();
    assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /** The program of the child process. */
  static final class WriteOneEvent {
    public static void main(String[] arguments) throws IOException {
      JsonFile.at(Path.of(arguments[0])).write(Events.of("{}"));
    }
  }

  private void assertRefused(String what) {
    for (JsonFile file : List.of(JsonFile.at(target), JsonFile.at(target).replacing())) {
      assertThatThrownBy(file::opened)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("refusing to write to " + target)
          .hasMessageContaining(what);
    }
    assertThat(Files.exists(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
