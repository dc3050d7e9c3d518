package io.wirestash.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.Secret;
import io.wirestash.api.auth.SecretState;
import io.wirestash.api.event.EventCodec.EcsGroup;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component may emit a record that was compiled before: here that of the API. */
class OtherModulesEventTest {
  private static final String FACTORY = """
      @Component(kind = Kind.PARSER, name = "ftp", summary = "F.", emits = io.wirestash.api.auth.Auth.class)
      public final class F implements ComponentFactory<NoOptions, String> {
        public String create(NoOptions options, Context context) { return ""; }
      }
      """;

  private static final String SECOND_FACTORY = FACTORY.replace("\"ftp\"", "\"ftps\"").replace("class F", "class S");

  @TempDir Path out;

  private Compilation compiled() {
    Compilation compilation = Compilation.of(out, FACTORY, SECOND_FACTORY);
    assertThat(compilation.messages()).isEmpty();
    return compilation;
  }

  @Test
  void hasItsCodecBesideTheFactory() throws ReflectiveOperationException {
    Auth auth = new Auth("ftp", "plain", "bob", new Secret(null, 7, "0123456789abcdef"), SecretState.MASKED, null,
        LoginResult.FAILURE, "530", null, 1, null, null, null, null, null, null, null, null);
    var written = new Compilation.Written(compiled().codec("Auth"), auth);

    assertThat(written.nativeJson()).isEqualTo(
        "{\"service\":\"ftp\",\"mechanism\":\"plain\",\"user\":\"bob\",\"secret\":{\"present\":true,\"length\":7,"
            + "\"reuse_id\":\"0123456789abcdef\"},\"secret_state\":\"masked\",\"result\":\"failure\","
            + "\"result_code\":\"530\",\"attempt\":1}");
    assertThat(written.ecs(EcsGroup.EVENT)).isEqualTo("{\"outcome\":\"failure\",\"code\":\"530\"}");
    assertThat(written.ecs(EcsGroup.RELATED)).isEqualTo("{\"user\":\"bob\"}");
    assertThat(written.ecs()).contains(
        "\"user\":{\"name\":\"bob\"}", "\"secret\":{\"length\":7,\"reuse_id\":\"0123456789abcdef\"}");
  }

  @Test
  void isDescribedInTheIndexOnce() {
    assertThat(compiled().index().lines().filter(line -> line.startsWith("ev") || line.startsWith("em")))
        .containsExactly("emits\tauth", "emits\tauth",
            "event\tauth\tio.wirestash.api.auth.Auth\tt.AuthCodec\tOne login attempt with its result.");
  }

  @Test
  void keepsItsHelpNamesAndTypes() {
    assertThat(compiled().index().lines()).contains(
        "field\tuser\tuser.name\tstring\tUser name.",
        "field\thash.hashcat_mode\tcredential.hash.hashcat_mode\tinteger\tThe mode of hashcat that reads it.",
        "field\t\tcredential.secret.length\tinteger\t");
    assertThat(compiled().index().lines()).anyMatch(line -> line.startsWith("field\tsecret\t\tstring|object\t"));
  }
}
