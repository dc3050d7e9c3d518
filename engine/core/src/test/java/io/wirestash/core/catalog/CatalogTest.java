package io.wirestash.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wirestash.api.Kind;
import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final String DNS = "component;parser;dns;acme.Factory;acme.Options;DNS messages.";

  @TempDir Path plugins;
  private final List<Diagnostic> problems = new ArrayList<>();

  private Catalog read() {
    return Catalog.read(List.of(plugins), problems::add);
  }

  private List<String> codes() {
    return problems.stream().map(Diagnostic::code).toList();
  }

  @Test
  void knowsAPluginsComponentsOptionsAndEvents() throws IOException {
    new TestJar("acme").manifest("Plugin-Provider", "Acme").index(
        DNS,
        "option;ports;list:int;[53, 5353];;1;65535;Ports tried first.;[53]",
        "option;key;string;;required,secret;;;A \\ttab, a line\\nend, a back\\\\slash.;",
        "emits;dns",
        "event;dns;acme.Message;acme.MessageCodec;One message.",
        "field;header.id;dns.id;integer;Identifier.",
        "field;anomalies;;string;What is odd.").write(plugins, "acme.jar");

    Catalog catalog = read();

    assertThat(problems).isEmpty();
    ComponentInfo dns = catalog.find(Kind.PARSER, "dns");
    assertThat(dns.plugin()).isEqualTo(
        new PluginInfo("acme", "1.2.3", ">=0.1.0 & <0.2.0", "Acme", plugins.resolve("acme.jar")));
    assertThat(dns.factoryClass()).isEqualTo("acme.Factory");
    assertThat(dns.optionsClass()).isEqualTo("acme.Options");
    assertThat(dns.summary()).isEqualTo("DNS messages.");
    assertThat(dns.options()).containsExactly(
        new OptionInfo("ports", "list:int", "[53, 5353]", false, false, 1, 65535, "Ports tried first.", "[53]"),
        new OptionInfo("key", "string", null, true, true, Long.MIN_VALUE, Long.MAX_VALUE,
            "A \ttab, a line\nend, a back\\slash.", null));
    assertThat(dns.emits()).containsExactlyElementsOf(catalog.events()).singleElement()
        .satisfies(event -> assertThat(event.fields()).containsExactly(
            new FieldInfo("header.id", "dns.id", "integer", "Identifier."),
            new FieldInfo("anomalies", null, "string", "What is odd.")));
  }

  @Test
  void hasTheEnginesOwnFlowTable() {
    assertThat(read().find(Kind.FLOWS, "flows").plugin().jar()).isNull();
  }

  @Test
  void findsNothingUnderAnotherKind() throws IOException {
    new TestJar("acme").index(DNS).write(plugins, "acme.jar");

    assertThat(read().find(Kind.OUTPUT, "dns")).isNull();
    assertThat(read().components(Kind.PARSER)).extracting(ComponentInfo::name).containsExactly("dns");
  }

  @Test
  void goesOnAfterAPluginThatIsLeftOut() throws IOException {
    Files.writeString(plugins.resolve("a.jar"), "this is no jar");
    new TestJar("acme").index(DNS).write(plugins, "b.jar");

    assertThat(read().find(Kind.PARSER, "dns")).isNotNull();
    assertThat(Diagnostics.text(problems, false)).isEqualTo("""
        error[E205]: a.jar is no readable jar
           = %s/a.jar; it was not loaded
        """.formatted(plugins));
  }

  @Test
  void leavesOutAPluginForAnotherApi() throws IOException {
    new TestJar("acme").manifest("Plugin-Requires", ">=2.0.0 & <3.0.0").index(DNS).write(plugins, "acme.jar");

    assertThat(read().plugins()).isEmpty();
    assertThat(Diagnostics.text(problems, false)).isEqualTo("""
        error[E203]: plugin acme 1.2.3 needs engine API >=2.0.0 & <3.0.0, this engine has 0.1.0
           = %s/acme.jar; it was not loaded
           = install a version of the plugin that fits, or another engine
        """.formatted(plugins));
  }

  @Test
  void leavesOutJarsWithoutAFitManifest() throws IOException {
    new TestJar("a").manifest("Plugin-Id", null).write(plugins, "a.jar");
    new TestJar("b").manifest("Plugin-Version", "new").write(plugins, "b.jar");
    new TestJar("c").manifest("Plugin-Requires", null).write(plugins, "c.jar");
    new TestJar("d").manifest("Plugin-Requires", "whatever").write(plugins, "d.jar");
    new TestJar("e").manifest("Plugin-Dependencies", "other@1.0.0").write(plugins, "e.jar");

    assertThat(read().plugins()).isEmpty();
    assertThat(codes()).containsExactly("E205", "E205", "E205", "E205", "E205");
  }

  @Test
  void leavesOutJarsWithoutAUsableIndex() throws IOException {
    new TestJar("a").without(Index.PATH).write(plugins, "a.jar");
    new TestJar("b").index("component;parser").write(plugins, "b.jar");
    new TestJar("c").index("option;x;int;;;;;Help.;").write(plugins, "c.jar");
    new TestJar("d").index("component;toaster;x;F;O;Help.").write(plugins, "d.jar");
    new TestJar("e").index(DNS, "emits;unknown").write(plugins, "e.jar");
    new TestJar("f").index(DNS, "option;x;int;;;many;;Help.;").write(plugins, "f.jar");
    new TestJar("g").index("component;flows;flows;F;O;Help.").write(plugins, "g.jar");
    new TestJar("h").entry(Index.PATH, "x".repeat((1 << 20) + 1)).write(plugins, "h.jar");

    assertThat(read().components(Kind.PARSER)).isEmpty();
    assertThat(codes()).containsOnly("E206").hasSize(8);
  }

  @Test
  void leavesOutAPluginThatBringsItsOwnApi() throws IOException {
    new TestJar("acme").entry("io/wirestash/api/ComponentFactory.class", "").write(plugins, "acme.jar");

    assertThat(read().plugins()).isEmpty();
    assertThat(codes()).containsExactly("E207");
  }

  @Test
  void usesTheFirstOfTwoPluginsWithOneId() throws IOException {
    new TestJar("acme").index(DNS).write(plugins, "a.jar");
    new TestJar("acme").index(DNS).write(plugins, "b.jar");

    assertThat(read().find(Kind.PARSER, "dns").plugin().jar()).isEqualTo(plugins.resolve("a.jar"));
    assertThat(codes()).containsExactly("E204");
  }

  @Test
  void usesTheFirstOfTwoComponentsWithOneName() throws IOException {
    new TestJar("one").index(DNS).write(plugins, "a.jar");
    new TestJar("two").index(DNS).write(plugins, "b.jar");

    assertThat(read().find(Kind.PARSER, "dns").plugin().id()).isEqualTo("one");
    assertThat(codes()).containsExactly("E208");
  }

  @Test
  void knowsAnEventOfTheApiOnceThoughSeveralPluginsEmitIt() throws IOException {
    for (String id : List.of("ftp", "pop3")) {
      new TestJar(id).index("component;parser;" + id + ";" + id + ".Factory;" + id + ".Options;Logins.", "emits;auth",
          "event;auth;io.wirestash.api.auth.Auth;" + id + ".AuthCodec;One login.",
          "field;user;user.name;string;User name.").write(plugins, id + ".jar");
    }

    Catalog catalog = read();

    assertThat(problems).isEmpty();
    assertThat(catalog.events()).singleElement()
        .satisfies(event -> assertThat(event.recordClass()).isEqualTo("io.wirestash.api.auth.Auth"));
    assertThat(catalog.find(Kind.PARSER, "pop3").emits()).singleElement()
        .satisfies(event -> assertThat(event.codecClass()).isEqualTo("pop3.AuthCodec"));
  }

  @Test
  void reportsADirectoryThatIsNotThere() {
    Catalog.read(List.of(plugins.resolve("none")), problems::add);

    assertThat(codes()).containsExactly("E202");
  }

  @Test
  void warnsOfADirectoryThatAnyoneMayWriteAndOfLinks() throws IOException {
    assumeThat(plugins.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path elsewhere = new TestJar("acme").index(DNS).write(plugins.resolve("elsewhere"), "acme.jar");
    Files.createSymbolicLink(plugins.resolve("link.jar"), elsewhere);
    Files.setPosixFilePermissions(plugins, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(read().find(Kind.PARSER, "dns")).isNotNull();
    assertThat(codes()).containsExactly("W510", "W511");
  }

  @Test
  void ignoresFilesThatAreNoJars() throws IOException {
    Files.writeString(plugins.resolve("README.md"), "text");

    assertThat(read().plugins()).isEmpty();
    assertThat(problems).isEmpty();
  }
}
