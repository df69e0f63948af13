package dev.cairn.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files and methods stay small enough to be read at once. */
class SourceBudgetTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");
  private static final int FILE_LINES = 250;
  private static final int METHOD_LINES = 30;
  private static final int PARAMETERS = 5;

  /**
   * A method as it stands in the source.
   *
   * @param name file and method
   * @param lines from its first brace to its last
   * @param parameters how many
   */
  private record Method(String name, int lines, int parameters) {}

  @Test
  void filesStaySmall() throws IOException {
    assertThat(Stream.concat(files(MAIN).stream(), files(TEST).stream()))
        .as("files of more than %d lines", FILE_LINES)
        .filteredOn(file -> lines(file) > FILE_LINES)
        .isEmpty();
  }

  @Test
  void mostFilesAreSmallerStill() throws IOException {
    List<Integer> sizes = files(MAIN).stream().map(SourceBudgetTest::lines).sorted().toList();

    assertThat(percentile(sizes, 50)).as("median lines of a file").isLessThanOrEqualTo(60);
    assertThat(percentile(sizes, 90)).as("90th percentile of lines").isLessThanOrEqualTo(150);
  }

  @Test
  void methodsStaySmall() throws IOException {
    assertThat(Stream.concat(methods(MAIN).stream(), methods(TEST).stream()))
        .as("methods of more than %d lines", METHOD_LINES)
        .filteredOn(method -> method.lines() > METHOD_LINES)
        .isEmpty();
  }

  @Test
  void mostMethodsAreSmallerStill() throws IOException {
    List<Integer> sizes = methods(MAIN).stream().map(Method::lines).sorted().toList();

    assertThat(percentile(sizes, 90)).as("90th percentile of lines").isLessThanOrEqualTo(20);
  }

  @Test
  void methodsTakeFewParameters() throws IOException {
    assertThat(Stream.concat(methods(MAIN).stream(), methods(TEST).stream()))
        .as("methods of more than %d parameters: make a record of them", PARAMETERS)
        .filteredOn(method -> method.parameters() > PARAMETERS)
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    assertThat(files(MAIN).stream().map(Path::getParent).distinct())
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .content()
                    .contains("/**", "@NullMarked"));
  }

  private static int percentile(List<Integer> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Method> methods(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Method> methods = new ArrayList<>();
    try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  sources,
                  null,
                  null,
                  null,
                  sources.getJavaFileObjectsFromPaths(files(folder)));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(unit, positions, methods).scan(unit, null);
      }
    }
    return methods;
  }

  /** Collects the methods of a file. */
  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      boolean isRecord = type.getKind() == Tree.Kind.RECORD;
      for (Tree member : type.getMembers()) {
        if (member instanceof MethodTree method) {
          boolean recordConstructor = isRecord && method.getReturnType() == null;
          found.add(
              new Method(
                  type.getSimpleName() + "." + method.getName(),
                  lines(method),
                  recordConstructor ? 0 : method.getParameters().size()));
        }
      }
      return super.visitClass(type, null);
    }

    private int lines(MethodTree method) {
      LineMap map = unit.getLineMap();
      // From the body on: tables in annotations and long signatures are no code.
      Tree body = method.getBody() == null ? method : method.getBody();
      long first = map.getLineNumber(positions.getStartPosition(unit, body));
      long last = map.getLineNumber(positions.getEndPosition(unit, method));
      return (int) (last - first + 1);
    }
  }
}
