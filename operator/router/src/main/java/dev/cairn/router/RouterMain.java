package dev.cairn.router;

import dev.cairn.router.api.DataPlane;
import dev.cairn.router.config.RouterSettings;
import dev.cairn.router.config.SettingsException;
import dev.cairn.router.log.RouterLog;
import dev.cairn.router.proxy.PlaneSettings;
import dev.cairn.router.proxy.RouterPlane;
import dev.cairn.router.source.Cluster;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The router of a namespace: told by its environment, ended by SIGTERM. */
public final class RouterMain {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** The program goes on in threads of its own. */
  static final int RUNS = -1;

  private static final String ANY_ADDRESS = "0.0.0.0";

  private static final String HELP =
      """
      Usage: java -jar router.jar [--help | --version]
      Splits, shadows, checks, counts and records the requests of a namespace's InferenceServices.

      Environment:
      """;

  private final Map<String, String> environment;
  private final DataPlaneFactory factory;
  private final PrintStream out;
  private final PrintStream err;

  /** The program with its surroundings. */
  RouterMain(
      Map<String, String> environment, DataPlaneFactory factory, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.factory = factory;
    this.out = out;
    this.err = err;
  }

  /** Runs until the process is asked to end; exit codes: 0, 1 no start, 2 wrong usage. */
  public static void main(String[] arguments) {
    int code =
        new RouterMain(System.getenv(), RouterMain::plane, System.out, System.err).run(arguments);
    if (code != RUNS) {
      System.exit(code);
    }
  }

  private static DataPlane plane(Vertx traffic, int loops, RouterSettings settings) {
    PlaneSettings plane =
        new PlaneSettings(
            loops,
            ANY_ADDRESS,
            settings.pod(),
            settings.podUid(),
            PlaneSettings.Bounds.DEFAULT,
            Clock.systemUTC(),
            System.out::println);
    return RouterPlane.start(traffic, plane, new RouterTrips())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  int run(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.equals(List.of("--help"))) {
      out.print(HELP + RouterSettings.VARIABLES);
      return OK;
    }
    if (words.equals(List.of("--version"))) {
      out.println("cairn-router " + version());
      return OK;
    }
    if (!words.isEmpty()) {
      err.println("unknown arguments " + words + "; see --help");
      return USAGE;
    }
    try {
      return start(RouterSettings.read(environment));
    } catch (SettingsException e) {
      err.println(e.getMessage());
      return USAGE;
    }
  }

  private int start(RouterSettings settings) {
    RouterLog.install(err);
    Logger log = Logger.getLogger(RouterMain.class.getName());
    Threads threads = Threads.of(Runtime.getRuntime().availableProcessors());
    try {
      Router router = Router.of(settings, threads, Cluster.connect(threads.control()), factory);
      router.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(router, log), "cairn-end"));
      return RUNS;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.log(Level.SEVERE, "the router could not start", e);
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static void end(Router router, Logger log) {
    try {
      router.stop();
    } catch (InterruptedException e) {
      log.log(Level.WARNING, "the end was interrupted", e);
    }
    // A JVM that a signal ends says 143; that this end is in order only a halt can say.
    Runtime.getRuntime().halt(OK);
  }

  private static String version() {
    String version = RouterMain.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
