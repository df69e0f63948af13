package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidObjectsIT {
  private static final ApiLane LANE = ApiLane.SHARED;

  static List<ObjectFile> valid() {
    return ObjectFile.in("valid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void appliedTwiceByTheServerStaysAtGenerationOne(ObjectFile file) {
    String namespace = LANE.namespace();

    String file1 = file.path().toString();
    LANE.kubectl().must("apply", "--server-side", "-n", namespace, "-f", file1);
    LANE.kubectl().must("apply", "--server-side", "-n", namespace, "-f", file1);

    assertThat(read(file, namespace).getMetadata().getGeneration()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void appliedTwiceByTheClientStaysAtGenerationOne(ObjectFile file) {
    String namespace = LANE.namespace();

    LANE.kubectl().must("apply", "-n", namespace, "-f", file.path().toString());
    String second = LANE.kubectl().must("apply", "-n", namespace, "-f", file.path().toString());

    assertThat(second).contains("unchanged");
    assertThat(read(file, namespace).getMetadata().getGeneration()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void theServersDefaultsAreThoseOfTheRecords(ObjectFile file) throws Exception {
    String namespace = LANE.namespace();

    LANE.post(namespace, file.plural(), file.text());

    Object never = ApiMapper.objectMapper().treeToValue(file.tree(), file.type()).getSpec();
    assertThat(read(file, namespace).getSpec()).isEqualTo(never);
  }

  private static CustomResource<?, ?> read(ObjectFile file, String namespace) {
    CustomResource<?, ?> found =
        LANE.client().resources(file.type()).inNamespace(namespace).withName(file.name()).get();
    assertThat(found).as("%s in %s", file, namespace).isNotNull();
    return found;
  }
}
