package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidObjectsIT {
  private static String namespace = "";

  @BeforeAll
  static void makeNamespace() {
    namespace = ApiLane.SHARED.namespace();
  }

  static List<ObjectFile> invalid() {
    return ObjectFile.in("invalid");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void isRefusedWithTheMessageThatItNames(ObjectFile file) {
    var answer = ApiLane.SHARED.post(namespace, file.plural(), file.text());

    assertThat(answer.isSuccessful()).as("%s was accepted", file).isFalse();
    assertThat(answer.body().replace("\\\"", "\"")).contains(file.message());
  }
}
