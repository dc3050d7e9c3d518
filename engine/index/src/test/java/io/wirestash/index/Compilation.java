package io.wirestash.index;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventCodec.EcsGroup;
import io.wirestash.api.event.JsonSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source text compiled with the processor, in package {@code t}, with the API's types imported. */
final class Compilation {
  private static final Pattern TYPE_NAME = Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)");
  private static final String HEAD =
      """
      package t;
      import io.wirestash.api.*;
      import io.wirestash.api.event.*;
      import java.util.*;
      """;

  private final Path out;
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  private final URLClassLoader loader;

  private Compilation(Path out, List<Diagnostic<? extends JavaFileObject>> diagnostics) throws IOException {
    this.out = out;
    this.diagnostics = diagnostics;
    this.loader = new URLClassLoader(new URL[] {out.toUri().toURL()}, Compilation.class.getClassLoader());
  }

  /** @param sources one top-level type each */
  static Compilation of(Path out, String... sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    List<String> options =
        List.of("-d", out.toString(), "--release", "17", "-Xlint:all,-processing,-options", "-Werror");
    List<JavaFileObject> files = Arrays.stream(sources).map(Compilation::file).toList();
    var task = compiler.getTask(null, null, diagnostics, options, null, files);
    task.setProcessors(List.of(new IndexProcessor()));
    task.call();
    try {
      return new Compilation(out, diagnostics.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject file(String source) {
    Matcher name = TYPE_NAME.matcher(source);
    if (!name.find()) throw new IllegalArgumentException("no type in " + source);
    URI uri = URI.create("mem:///t/" + name.group(1) + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return HEAD + source;
      }
    };
  }

  /** Everything the compiler said: line (within the source as given), then message. */
  List<String> messages() {
    int headLines = (int) HEAD.lines().count();
    List<String> messages = new ArrayList<>();
    for (var diagnostic : diagnostics) {
      messages.add((diagnostic.getLineNumber() - headLines) + ": " + diagnostic.getMessage(Locale.ROOT));
    }
    return messages;
  }

  String index() {
    try {
      return Files.readString(out.resolve(IndexFile.PATH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasIndex() {
    return Files.exists(out.resolve(IndexFile.PATH));
  }

  /** The event that the static method {@code sample()} of a class returns, ready to be written. */
  Written written(String sampleClass, String recordClass) {
    if (!messages().isEmpty()) throw new AssertionError(messages());
    try {
      var sample = loader.loadClass("t." + sampleClass).getDeclaredMethod("sample");
      sample.setAccessible(true);
      return new Written(codec(recordClass), (Record) sample.invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  EventCodec<Record> codec(String recordClass) throws ReflectiveOperationException {
    return (EventCodec<Record>) loader.loadClass("t." + recordClass + "Codec").getConstructor().newInstance();
  }

  /** An event with its codec. */
  record Written(EventCodec<Record> codec, Record event) {
    String nativeJson() {
      JsonSink out = begun();
      codec.writeNative(event, out);
      return ended(out);
    }

    String ecs() {
      JsonSink out = begun();
      codec.writeEcs(event, out);
      return ended(out);
    }

    String ecs(EcsGroup group) {
      JsonSink out = begun();
      codec.writeEcsGroup(event, group, out);
      return ended(out);
    }

    String relatedIp() {
      JsonSink out = new JsonSink(16);
      out.beginArray();
      codec.writeEcsGroup(event, EcsGroup.RELATED_IP, out);
      out.endArray();
      return out.toString();
    }

    private static JsonSink begun() {
      JsonSink out = new JsonSink(16);
      out.beginObject();
      return out;
    }

    private static String ended(JsonSink out) {
      out.endObject();
      return out.toString();
    }
  }
}
