package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.RouterPaths;
import dev.cairn.controller.ControllerConfig;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart gives the controller what it needs to make and to ask routers. */
class ChartRouterTest {
  private static final Path TEMPLATES = Path.of("..", "..", "helm", "cairn", "templates");

  private static String template(String name) throws IOException {
    return Files.readString(TEMPLATES.resolve(name));
  }

  private static String variable(Method setting) {
    return "CAIRN_ROUTER_"
        + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private static Set<String> settings(boolean all) {
    return Arrays.stream(ControllerConfig.Router.class.getMethods())
        .filter(setting -> all || !setting.isAnnotationPresent(WithDefault.class))
        .map(ChartRouterTest::variable)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyVariableOfTheChartIsASettingAndNoneIsMissing() throws IOException {
    Set<String> given =
        Pattern.compile("CAIRN_ROUTER_[A-Z_]+")
            .matcher(template("deployment.yaml"))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(settings(true)).containsAll(given);
    assertThat(given).containsAll(settings(false)).contains("CAIRN_ROUTER_CLUSTER_ROLE");
  }

  @Test
  void theTokenIsWhereTheControllerLooksAndForWhomRoutersAsk()
      throws IOException, ReflectiveOperationException {
    String file =
        ControllerConfig.Router.class
            .getMethod("tokenFile")
            .getAnnotation(WithDefault.class)
            .value();

    assertThat(template("deployment.yaml"))
        .contains("mountPath: " + Path.of(file).getParent())
        .contains("audience: " + RouterPaths.AUDIENCE)
        .contains("path: " + Path.of(file).getFileName());
  }

  @Test
  void theControllerMayBindNoRoleButTheRouters() throws IOException {
    assertThat(template("rbac.yaml"))
        .containsPattern(
            "resources: \\[clusterroles]\\n  resourceNames: \\[\\{\\{ .Release.Name }}-router]\\n"
                + "  verbs: \\[bind]");
    assertThat(template("router.yaml"))
        .contains("name: {{ .Release.Name }}-router")
        .doesNotContain("secrets")
        .doesNotContainPattern("create|update|patch|delete|\\*");
    assertThat(template("deployment.yaml"))
        .contains("CAIRN_ROUTER_CLUSTER_ROLE, value: \"{{ .Release.Name }}-router\"");
  }
}
