package io.wirestash.processor.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of services by transport and port, in the form of services(5): a name, blanks, {@code port/transport}, perhaps
 * other names; {@code #} begins a comment. Of several names of a port the first in a file counts, and a file read later
 * comes before one read earlier. Not changed while it is asked.
 */
final class ServiceNames {
  private static final int PORTS = 65_536;

  private final Map<String, String[]> byTransport = new HashMap<>();

  private ServiceNames() {}

  static ServiceNames builtIn() throws IOException {
    ServiceNames names = new ServiceNames();
    try (InputStream in = ServiceNames.class.getResourceAsStream("services.txt")) {
      names.read(new InputStreamReader(in, StandardCharsets.UTF_8), "services.txt");
    }
    return names;
  }

  /** @throws IOException with words for the user */
  void read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file)) {
      read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    }
  }

  private void read(Reader in, String file) throws IOException {
    Map<String, String[]> here = new HashMap<>();
    BufferedReader lines = new BufferedReader(in);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = line.split("#", 2)[0].strip();
      if (!text.isEmpty() && !add(text.split("\\s+"), here)) {
        throw new IOException(file + ", line " + number + ": a name and port/transport expected, such as: http 80/tcp");
      }
    }
    here.forEach(this::put);
  }

  private static boolean add(String[] words, Map<String, String[]> to) {
    if (words.length < 2 || !words[1].matches("\\d{1,5}/[a-z]+")) return false;
    int slash = words[1].indexOf('/');
    int port = Integer.parseInt(words[1].substring(0, slash));
    if (port >= PORTS) return false;
    String[] names = to.computeIfAbsent(words[1].substring(slash + 1), transport -> new String[PORTS]);
    if (names[port] == null) names[port] = words[0];
    return true;
  }

  private void put(String transport, String[] names) {
    String[] all = byTransport.computeIfAbsent(transport, missing -> new String[PORTS]);
    for (int port = 0; port < PORTS; port++) if (names[port] != null) all[port] = names[port];
  }

  /** The name of a service, or null if none is known; there is none without transport or port. */
  String of(String transport, int port) {
    if (transport == null || port < 0) return null;
    String[] names = byTransport.get(transport);
    return names == null ? null : names[port];
  }
}
