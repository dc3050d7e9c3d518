package io.wirestash.core.catalog;

import io.wirestash.api.ComponentFactory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.pf4j.ExtensionPoint;

/** Makes plugin jars, good and bad ones. A jar starts out as a plugin that fits this engine and offers nothing. */
public final class TestJar {
  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public TestJar(String id) {
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", "1.2.3");
    manifest.put("Plugin-Requires", ">=0.1.0 & <0.2.0");
    index();
  }

  /** Sets an attribute of the manifest; null removes it. */
  public TestJar manifest(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  /** Lines of the component index, fields parted by {@code ;}. */
  public TestJar index(String... lines) {
    return entry(Index.PATH, String.join("\n", lines).replace(';', '\t') + "\n");
  }

  public TestJar entry(String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public TestJar without(String path) {
    entries.remove(path);
    return this;
  }

  /** Compiles a class against the plugin API and adds it. */
  public TestJar source(String className, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = jarOf(ComponentFactory.class) + File.pathSeparator + jarOf(ExtensionPoint.class);
    JavaFileObject unit = new Source(className, source);
    boolean compiled = compiler.getTask(null, new Classes(compiler), null,
        List.of("-proc:none", "--release", "17", "-cp", classPath), null, List.of(unit)).call();
    if (!compiled) throw new IllegalArgumentException("does not compile: " + className);
    return this;
  }

  private static String jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  public Path write(Path directory, String fileName) throws IOException {
    Manifest attributes = new Manifest();
    attributes.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach((name, value) -> {
      if (value != null) attributes.getMainAttributes().putValue(name, value);
    });
    Path jar = Files.createDirectories(directory).resolve(fileName);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), attributes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Takes what the compiler writes into the jar. */
  private final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    Classes(JavaCompiler compiler) {
      super(compiler.getStandardFileManager(null, null, null));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String path = className.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("mem:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              entries.put(path, toByteArray());
            }
          };
        }
      };
    }
  }
}
