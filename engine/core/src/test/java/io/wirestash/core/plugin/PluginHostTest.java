package io.wirestash.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.ByteSize;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.OptionsException;
import io.wirestash.api.event.EventCodec;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.TestJar;
import io.wirestash.core.config.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {
  private static final String OPTIONS = """
      package acme;
      import io.wirestash.api.*;
      import java.util.List;
      public record Options(List<Integer> ports, java.time.Duration answerTimeout, Mode mode, List<Mode> modes,
          ByteSize size, boolean flag, int count, long total, double ratio, String text, java.nio.file.Path path) {
        public enum Mode { SLOW, VERY_FAST }
        public Options {
          if (count == 13) throw new OptionsException("count", "thirteen brings bad luck");
        }
      }
      """;

  /** Its component is what the plugin can find out about its surroundings. */
  private static final String FACTORY_WITHOUT_OPTIONS = """
      package acme;
      import io.wirestash.api.*;
      import java.util.function.UnaryOperator;
      public final class Factory implements ComponentFactory<NoOptions, UnaryOperator<String>> {
        public UnaryOperator<String> create(NoOptions options, Context context) {
          return name -> {
            if (name.startsWith("resource:")) {
              return String.valueOf(Factory.class.getClassLoader().getResource(name.substring(9)));
            }
            try {
              return Class.forName(name).getName();
            } catch (ClassNotFoundException e) {
              return "hidden";
            }
          };
        }
      }
      """;

  private static final String CODEC = """
      package acme;
      import io.wirestash.api.event.*;
      public final class EVENTCodec implements EventCodec<Record> {
        public String type() { return "EVENT"; }
        public EventType.Scope scope() { return EventType.Scope.MESSAGE; }
        public String[] category() { return new String[0]; }
        public String[] ecsType() { return new String[0]; }
        public String action() { return ""; }
        public void writeNative(Record event, JsonSink out) {}
        public void writeEcsGroup(Record event, EcsGroup group, JsonSink out) {}
        public void writeEcs(Record event, JsonSink out) {}
      }
      """;

  @TempDir Path plugins;
  private PluginHost host;
  private Catalog catalog;

  @AfterEach
  void close() {
    if (host != null) host.close();
  }

  private static TestJar jar(String id) {
    return new TestJar(id).index("component;parser;" + id + ";acme.Factory;acme.Options;Help.");
  }

  private ComponentInfo open(String name) {
    catalog = Catalog.read(List.of(plugins), problem -> {});
    host = new PluginHost(catalog);
    return catalog.find(Kind.PARSER, name);
  }

  @SuppressWarnings("unchecked")
  private UnaryOperator<String> surroundings() throws IOException {
    jar("acme").source("acme.Factory", FACTORY_WITHOUT_OPTIONS).write(plugins, "acme.jar");
    ComponentInfo acme = open("acme");
    return ((ComponentFactory<Record, UnaryOperator<String>>) host.factory(acme)).create(new NoOptions(), null);
  }

  @Test
  void sharesTheJdkTheApiPf4jAndSlf4j() throws IOException {
    UnaryOperator<String> seen = surroundings();

    assertThat(List.of("java.sql.Date", "io.wirestash.api.parser.Parser", "org.pf4j.Extension", "org.slf4j.Logger"))
        .allSatisfy(name -> assertThat(seen.apply(name)).isEqualTo(name));
  }

  @Test
  void hidesEverythingElseOfTheEngine() throws IOException {
    UnaryOperator<String> seen = surroundings();

    assertThat(List.of("io.wirestash.core.plugin.PluginHost", "io.wirestash.core.catalog.Catalog",
            "org.yaml.snakeyaml.Yaml", "com.github.zafarkhaja.semver.Version", "org.junit.jupiter.api.Test"))
        .allSatisfy(name -> assertThat(seen.apply(name)).isEqualTo("hidden"));
    assertThat(seen.apply("resource:org/yaml/snakeyaml/Yaml.class")).isEqualTo("null");
    assertThat(seen.apply("resource:acme/Factory.class")).contains("acme.jar");
  }

  @Test
  void keepsPluginsFromEachOther() throws IOException {
    jar("one").source("acme.Options", OPTIONS).source("acme.Only", "package acme; public class Only {}")
        .source("acme.Factory", FACTORY_WITHOUT_OPTIONS)
        .write(plugins, "one.jar");
    jar("two").source("acme.Factory", FACTORY_WITHOUT_OPTIONS).write(plugins, "two.jar");
    open("two");

    ClassLoader one = host.factory(catalog.find(Kind.PARSER, "one")).getClass().getClassLoader();
    ClassLoader two = host.factory(catalog.find(Kind.PARSER, "two")).getClass().getClassLoader();

    assertThat(one).isNotSameAs(two);
    assertThatThrownBy(() -> two.loadClass("acme.Only")).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void makesTheOptionsRecordOfEveryType() throws Exception {
    jar("acme").source("acme.Options", OPTIONS).write(plugins, "acme.jar");
    Map<String, Object> values = Map.ofEntries(
        Map.entry("ports", List.of(53, 5353)), Map.entry("answer_timeout", Duration.ofSeconds(10)),
        Map.entry("mode", "very_fast"), Map.entry("modes", List.of("slow", "very_fast")),
        Map.entry("size", new ByteSize(4096)), Map.entry("flag", true), Map.entry("count", 7),
        Map.entry("total", 8L), Map.entry("ratio", 0.5), Map.entry("text", "no"), Map.entry("path", Path.of("a")));

    Record options = bind(open("acme"), values);

    assertThat(options).hasToString("Options[ports=[53, 5353], answerTimeout=PT10S, mode=VERY_FAST,"
        + " modes=[SLOW, VERY_FAST], size=4KiB, flag=true, count=7, total=8, ratio=0.5, text=no, path=a]");
  }

  private Record bind(ComponentInfo component, Map<String, Object> values) {
    return host.options(new Item(component, component.name(), values, null, null));
  }

  @Test
  void givesOptionsWithoutValueTheirEmptyValue() throws IOException {
    jar("acme").source("acme.Options", OPTIONS).write(plugins, "acme.jar");

    assertThat(bind(open("acme"), Map.of())).hasToString("Options[ports=[], answerTimeout=null, mode=null, modes=[],"
        + " size=null, flag=false, count=0, total=0, ratio=0.0, text=null, path=null]");
  }

  @Test
  void letsTheRecordRefuseWhatMakesNoSense() throws IOException {
    jar("acme").source("acme.Options", OPTIONS).write(plugins, "acme.jar");

    assertThatThrownBy(() -> bind(open("acme"), Map.of("count", 13)))
        .isInstanceOf(OptionsException.class).hasMessage("thirteen brings bad luck");
  }

  @Test
  void findsTheCodecsOfEventsByTheirRecords() throws IOException {
    new TestJar("acme").index("component;parser;acme;acme.Factory;acme.Options;Help.", "emits;ping", "emits;pong",
            "event;ping;acme.Ping;acme.PingCodec;Help.", "event;pong;acme.Pong;acme.PongCodec;Help.")
        .source("acme.Ping", "package acme; public record Ping(int size) {}")
        .source("acme.Pong", "package acme; public record Pong(int size) {}")
        .source("acme.PingCodec", CODEC.replace("EVENT", "Ping"))
        .source("acme.PongCodec", CODEC.replace("EVENT", "Pong"))
        .write(plugins, "acme.jar");

    ComponentInfo acme = open("acme");
    Map<Class<?>, EventCodec<?>> codecs = host.codecs(acme);

    assertThat(codecs).hasSize(2).allSatisfy((record, codec) ->
        assertThat(codec.type()).isEqualTo(record.getSimpleName()));
  }

  @Test
  void namesThePluginThatLacksWhatItsIndexPromises() throws IOException {
    jar("acme").write(plugins, "acme.jar");
    ComponentInfo component = open("acme");

    assertThatThrownBy(() -> host.factory(component)).isInstanceOfSatisfying(PluginFailure.class, failure -> {
      assertThat(failure).hasMessage("plugin acme cannot be loaded: it lacks acme.Factory");
      assertThat(failure.diagnostic().code()).isEqualTo("E209");
      assertThat(failure.diagnostic().notes()).first().asString().endsWith("acme.jar");
    });
  }

  @Test
  void refusesAFactoryThatIsNone() throws IOException {
    jar("acme").source("acme.Factory", "package acme; public class Factory {}").write(plugins, "acme.jar");
    ComponentInfo component = open("acme");

    assertThatThrownBy(() -> host.factory(component)).isInstanceOf(PluginFailure.class);
  }

  @Test
  void namesThePluginWhoseCodeFailsToStart() throws IOException {
    jar("acme").source("acme.Factory", """
        package acme;
        public class Factory {
          static { if (true) throw new IllegalStateException("no licence"); }
        }
        """).write(plugins, "acme.jar");
    ComponentInfo component = open("acme");

    assertThatThrownBy(() -> host.factory(component))
        .isInstanceOf(PluginFailure.class).hasMessage("plugin acme cannot be loaded: no licence");
  }

  @Test
  void runsNoCodeOfPluginsThatNobodyNames() throws IOException {
    Path marker = plugins.resolve("marker");
    jar("evil").source("acme.Factory", """
        package acme;
        public class Factory {
          static { new java.io.File("%s").mkdir(); }
        }
        """.formatted(marker)).write(plugins, "evil.jar");
    surroundings();

    assertThat(catalog.find(Kind.PARSER, "evil")).isNotNull();
    assertThat(Files.exists(marker)).isFalse();
  }

  @Test
  void loadsComponentsOfTheClassPathToo() {
    Catalog own = Catalog.ofClassPath(PluginHost.class.getClassLoader());
    ComponentInfo flows = own.find(Kind.FLOWS, "flows");
    host = new PluginHost(own);

    assertThat(host.factory(flows).getClass().getName()).isEqualTo(flows.factoryClass());
  }
}
