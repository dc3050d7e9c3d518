import com.github.luben.zstd.Zstd;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCompressor;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.DataInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;

/**
 * The conversations that mongodb.sh records. The client is the real Java driver. The server of the commands is
 * mongo-java-server; that of the logins is the one below, made from the specifications, since no real one can be had.
 */
public final class MongodbLogins {
  private static final String USER = "alice";
  private static final String PASSWORD = "battery";
  private static final byte[] SALT = "salt of 16 bytes".getBytes(StandardCharsets.US_ASCII);
  private static final int ROUNDS = 4096;

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("commands")) commands();
    else logins();
    System.exit(0);
  }

  // ---- what the driver does

  private static void commands() throws Exception {
    MongoServer server = new MongoServer(new MemoryBackend());
    server.bind("127.0.0.1", 27017);
    with(settings("127.0.0.1", 27017), client -> {
      var books = client.getDatabase("library").getCollection("books");
      books.insertMany(List.of(new Document("title", "A"), new Document("title", "B"), new Document("title", "C")));
      books.find(new Document("title", "A")).batchSize(1).into(new java.util.ArrayList<>());
      books.find().batchSize(1).into(new java.util.ArrayList<>());
      books.updateMany(new Document(), new Document("$set", new Document("read", true)));
      books.aggregate(List.of(new Document("$match", new Document("read", true)))).first();
      books.deleteOne(new Document("title", "B"));
      books.countDocuments();
      client.listDatabaseNames().first();
      client.getDatabase("library").runCommand(new Document("nonsense", 1));
    });
    server.shutdownNow();
  }

  private static void logins() throws Exception {
    listen("127.0.0.1", 27017);
    listen("::1", 27017);
    listen("127.0.0.1", 7000);
    MongoCredential right = MongoCredential.createCredential(USER, "admin", PASSWORD.toCharArray());
    ping("127.0.0.1", 27017, right, null);
    ping("::1", 27017, MongoCredential.createCredential(USER, "admin", "wrong".toCharArray()), null);
    ping("::1", 27017, MongoCredential.createCredential("nobody", "admin", "wrong".toCharArray()), null);
    ping("127.0.0.1", 27017, MongoCredential.createScramSha1Credential(USER, "shop", PASSWORD.toCharArray()), null);
    ping("127.0.0.1", 27017, MongoCredential.createScramSha1Credential(USER, "shop", "wrong".toCharArray()), null);
    ping("127.0.0.1", 27017, MongoCredential.createPlainCredential(USER, "$external", PASSWORD.toCharArray()), null);
    ping("127.0.0.1", 27017, MongoCredential.createPlainCredential(USER, "$external", "wrong".toCharArray()), null);
    ping("127.0.0.1", 27017, MongoCredential.createMongoX509Credential("CN=alice,O=example"), null);
    ping("127.0.0.1", 27017, MongoCredential.createAwsCredential("AKIDEXAMPLE", PASSWORD.toCharArray()), null);
    ping("127.0.0.1", 7000, right, MongoCompressor.createZlibCompressor());
    ping("127.0.0.1", 7000, right, MongoCompressor.createZstdCompressor());
  }

  private static void ping(String host, int port, MongoCredential credential, MongoCompressor compressor) {
    MongoClientSettings.Builder settings = settings(host, port).credential(credential);
    if (compressor != null) settings.compressorList(List.of(compressor));
    with(settings, client -> client.getDatabase("shop").runCommand(new Document("ping", 1)));
  }

  private static MongoClientSettings.Builder settings(String host, int port) {
    return MongoClientSettings.builder()
        .applicationName("recording")
        .applyToConnectionPoolSettings(pool -> pool.maxSize(1))
        .applyToClusterSettings(cluster ->
            cluster.hosts(List.of(new ServerAddress(host, port))).serverSelectionTimeout(2, TimeUnit.SECONDS));
  }

  private static void with(MongoClientSettings.Builder settings, Consumer<MongoClient> conversation) {
    try (MongoClient client = MongoClients.create(settings.build())) {
      conversation.accept(client);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
    }
  }

  // ---- the server of the logins

  private static void listen(String host, int port) throws Exception {
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    daemon(() -> {
      while (true) {
        Socket connection = socket.accept();
        daemon(() -> new Conversation().hold(connection));
      }
    });
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void daemon(Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (java.io.IOException e) {
        // the client has gone
      } catch (Exception e) {
        e.printStackTrace();
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  /** One connection. */
  private static final class Conversation {
    private String mechanism;
    private String clientFirst;
    private String serverFirst;
    private int replies;

    void hold(Socket socket) throws Exception {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        ByteBuffer header = read(in, 16);
        ByteBuffer body = read(in, header.getInt(0) - 16);
        int opcode = header.getInt(12);
        int packedBy = 0;
        if (opcode == 2012) {
          opcode = body.getInt();
          int size = body.getInt();
          packedBy = body.get();
          body = unpack(body, size, packedBy);
        }
        Document request = request(opcode, body);
        out.write(reply(header.getInt(4), opcode, packedBy, answer(request)));
      }
    }

    private static ByteBuffer read(DataInputStream in, int length) throws Exception {
      return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Document request(int opcode, ByteBuffer body) {
      body.getInt(); // flags
      if (opcode == 2004) {
        while (body.get() != 0) {} // $cmd
        body.getLong();
      } else {
        body.get(); // kind of the section
      }
      byte[] document = new byte[body.getInt(body.position())];
      body.get(document);
      return Document.parse(new RawBsonDocument(document).toJson());
    }

    private byte[] reply(int to, int opcode, int packedBy, Document document) {
      byte[] answer = bson(document);
      ByteBuffer content = ByteBuffer.allocate(answer.length + 20).order(ByteOrder.LITTLE_ENDIAN);
      if (opcode == 2004) content.putInt(8).putLong(0).putInt(0).putInt(1);
      else content.putInt(0).put((byte) 0);
      content.put(answer);
      byte[] bytes = Arrays.copyOf(content.array(), content.position());
      if (packedBy == 0) return message(to, opcode == 2004 ? 1 : 2013, bytes);
      byte[] packed = packedBy == 2 ? deflate(bytes) : Zstd.compress(bytes);
      ByteBuffer head = ByteBuffer.allocate(9 + packed.length).order(ByteOrder.LITTLE_ENDIAN);
      return message(to, 2012, head.putInt(2013).putInt(bytes.length).put((byte) packedBy).put(packed).array());
    }

    private byte[] message(int to, int opcode, byte[] content) {
      ByteBuffer message = ByteBuffer.allocate(16 + content.length).order(ByteOrder.LITTLE_ENDIAN);
      return message.putInt(message.capacity()).putInt(++replies).putInt(to).putInt(opcode).put(content).array();
    }

    private Document answer(Document request) throws Exception {
      String command = request.keySet().iterator().next();
      return switch (command.toLowerCase()) {
        case "hello", "ismaster" -> hello(request);
        case "saslstart" -> start(request);
        case "saslcontinue" -> next(payload(request));
        case "authenticate" -> new Document("dbname", "$external").append("user", request.get("user"))
            .append("ok", 1.0);
        case "ping", "endsessions" -> new Document("ok", 1.0);
        default -> error(59, "CommandNotFound", "no such command: '" + command + "'");
      };
    }

    private Document hello(Document request) throws Exception {
      Document answer = new Document("helloOk", true).append("ismaster", true).append("maxBsonObjectSize", 16777216)
          .append("maxMessageSizeBytes", 48000000).append("maxWriteBatchSize", 100000)
          .append("minWireVersion", 0).append("maxWireVersion", 21).append("readOnly", false);
      if (request.containsKey("compression")) answer.append("compression", request.get("compression"));
      if (request.containsKey("saslSupportedMechs")) {
        answer.append("saslSupportedMechs", List.of("SCRAM-SHA-1", "SCRAM-SHA-256"));
      }
      Document speculative = request.get("speculativeAuthenticate", Document.class);
      if (speculative != null) {
        Document first = speculative.containsKey("saslStart") ? start(speculative)
            : new Document("dbname", "$external").append("user", speculative.get("user"));
        if (!Double.valueOf(0).equals(first.remove("ok"))) answer.append("speculativeAuthenticate", first);
      }
      return answer.append("ok", 1.0);
    }

    private Document start(Document request) throws Exception {
      mechanism = request.getString("mechanism");
      byte[] payload = payload(request);
      String text = new String(payload, StandardCharsets.UTF_8);
      if (mechanism.equals("PLAIN")) return result(text.endsWith("\0" + USER + "\0" + PASSWORD), new byte[0]);
      if (mechanism.equals("MONGODB-AWS")) {
        byte[] nonce = Arrays.copyOf(new RawBsonDocument(payload).getBinary("r").getData(), 64); // and 32 of the server
        return step(bson(new Document("s", new Binary(nonce)).append("h", "sts.amazonaws.com")), false);
      }
      clientFirst = text.substring(3);
      if (!clientFirst.startsWith("n=" + USER + ",")) return refused();
      String nonce = clientFirst.substring(clientFirst.indexOf(",r=") + 3) + "of-the-server";
      serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ROUNDS;
      return step(serverFirst.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Checks the proof of SCRAM; of AWS nothing can be checked here. */
    private Document next(byte[] payload) throws Exception {
      if (payload.length == 0 || mechanism.equals("MONGODB-AWS")) return step(new byte[0], true);
      String last = new String(payload, StandardCharsets.UTF_8);
      int proof = last.indexOf(",p=");
      String sha = mechanism.equals("SCRAM-SHA-1") ? "1" : "256";
      byte[] salted = salted(sha);
      String signed = clientFirst + "," + serverFirst + "," + last.substring(0, proof);
      byte[] clientKey = hmac(sha, salted, "Client Key");
      byte[] expected = hmac(sha, MessageDigest.getInstance("SHA-" + sha).digest(clientKey), signed);
      for (int i = 0; i < expected.length; i++) expected[i] ^= clientKey[i];
      if (!Arrays.equals(expected, Base64.getDecoder().decode(last.substring(proof + 3)))) return refused();
      byte[] signature = hmac(sha, hmac(sha, salted, "Server Key"), signed);
      return step(("v=" + Base64.getEncoder().encodeToString(signature)).getBytes(StandardCharsets.UTF_8), false);
    }

    private static byte[] salted(String sha) throws Exception {
      String secret = Normalizer.normalize(PASSWORD, Normalizer.Form.NFKC);
      if (sha.equals("1")) {
        byte[] digested = (USER + ":mongo:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        secret = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(digested));
      }
      Mac mac = Mac.getInstance("HmacSHA" + sha);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HMAC"));
      mac.update(SALT);
      byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
      byte[] salted = round.clone();
      for (int i = 1; i < ROUNDS; i++) {
        round = mac.doFinal(round);
        for (int k = 0; k < salted.length; k++) salted[k] ^= round[k];
      }
      return salted;
    }

    private static byte[] hmac(String sha, byte[] key, String message) throws Exception {
      Mac mac = Mac.getInstance("HmacSHA" + sha);
      mac.init(new SecretKeySpec(key, "HMAC"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    private static Document result(boolean right, byte[] payload) {
      return right ? step(payload, true) : refused();
    }

    private static Document step(byte[] payload, boolean done) {
      return new Document("conversationId", 1).append("done", done).append("payload", new Binary(payload))
          .append("ok", 1.0);
    }

    private static Document refused() {
      return error(18, "AuthenticationFailed", "Authentication failed.");
    }

    private static Document error(int code, String name, String text) {
      return new Document("ok", 0.0).append("errmsg", text).append("code", code).append("codeName", name);
    }

    private static byte[] payload(Document request) {
      return request.get("payload", Binary.class).getData();
    }
  }

  private static byte[] bson(Document document) {
    BasicOutputBuffer out = new BasicOutputBuffer();
    new DocumentCodec().encode(new BsonBinaryWriter(out), document, EncoderContext.builder().build());
    return out.toByteArray();
  }

  private static ByteBuffer unpack(ByteBuffer body, int size, int by) throws Exception {
    byte[] packed = new byte[body.remaining()];
    body.get(packed);
    byte[] bytes = new byte[size];
    if (by == 3) {
      Zstd.decompress(bytes, packed);
    } else {
      Inflater inflater = new Inflater();
      inflater.setInput(packed);
      inflater.inflate(bytes);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length + 64];
    return Arrays.copyOf(packed, deflater.deflate(packed));
  }
}
