package io.wirestash.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "x, x",
    "qname, qname",
    "numOfQuestions, num_of_questions",
    "rIp2, r_ip2",
    "ip4Address, ip4_address",
    "URLPath, url_path",
    "urlHTTPPort, url_http_port",
    "tlsVersionX, tls_version_x",
    "already_snake, already_snake",
    "do_, do",
    "class_, class",
  })
  void writesJavaNamesAsYamlAndJsonDo(String java, String expected) {
    assertThat(Names.snakeCase(java)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "dns, true", "pcap_file, true", "a1, true", "Dns, false", "1a, false", "a__b, false", "a_, false", "a-b, false"
  })
  void knowsLowerSnakeCase(String name, boolean expected) {
    assertThat(Names.isSnakeCase(name)).isEqualTo(expected);
  }
}
