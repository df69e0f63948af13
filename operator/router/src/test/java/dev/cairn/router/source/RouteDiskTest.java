package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.api.Endpoint;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteDiskTest {
  private static final List<ServiceRoute> ROUTES = List.of(route("a", 20_001), route("b", 20_002));

  @TempDir private Path folder;
  private RouteDisk disk;
  private Path file;

  @BeforeEach
  void open() {
    disk = new RouteDisk(folder, "shop");
    file = folder.resolve("routes.json");
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    disk.write(ROUTES);

    assertThat(new RouteDisk(folder, "shop").read()).contains(ROUTES);
  }

  @Test
  void knowsNoRoutesFromRoutesNeverWritten() throws IOException {
    assertThat(disk.read()).isEmpty();

    disk.write(List.of());

    assertThat(disk.read()).contains(List.of());
  }

  @Test
  void ignoresATornFile() throws IOException {
    disk.write(ROUTES);
    String whole = Files.readString(file);

    for (int length : List.of(0, 1, whole.length() / 2, whole.length() - 1)) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(disk.read()).as("the first %d characters", length).isEmpty();
    }
  }

  @Test
  void ignoresAnotherFormat() throws IOException {
    disk.write(ROUTES);
    Files.writeString(file, Files.readString(file).replace("\"format\":1", "\"format\":0"));

    assertThat(disk.read()).isEmpty();
  }

  @Test
  void ignoresRoutesOfAnotherNamespace() throws IOException {
    disk.write(ROUTES);

    assertThat(new RouteDisk(folder, "other").read()).isEmpty();
  }

  @Test
  void ignoresADocumentThatIsSomethingElse() throws IOException {
    Files.writeString(file, "{\"format\":1,\"namespace\":\"shop\",\"routes\":{}}");

    assertThat(disk.read()).isEmpty();
  }

  @Test
  void oneBadRouteCostsNoOther() throws IOException {
    disk.write(ROUTES);
    Files.writeString(file, Files.readString(file).replace("\"port\":20001", "\"port\":80"));
    assertThat(disk.read()).contains(ROUTES.subList(1, 2));

    disk.write(ROUTES);
    Files.writeString(file, Files.readString(file).replace("\"uid\":\"uid-a\",", ""));
    assertThat(disk.read()).contains(ROUTES.subList(1, 2));

    disk.write(ROUTES);
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"backends\":\\[", "\"backends\":[7,"));
    assertThat(disk.read()).contains(ROUTES.subList(1, 2));
  }

  @Test
  void aFileThatCannotBeReadIsNoEnd() throws IOException {
    Files.createDirectory(file);

    assertThat(disk.read()).isEmpty();
  }

  private static ServiceRoute route(String name, int port) {
    return new ServiceRoute(
        "shop",
        name,
        "uid-" + name,
        Tables.table("t-" + name, port, name + "-1"),
        Map.of(name + "-1-model", Tables.signature("age")),
        Map.of(name + "-1", List.of(new Endpoint("10.0.0.1", 8080))));
  }
}
