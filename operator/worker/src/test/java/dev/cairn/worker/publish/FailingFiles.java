package dev.cairn.worker.publish;

import dev.cairn.worker.files.Content;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Real files whose n-th write fails, before, after or in the middle of its work. */
final class FailingFiles implements DurableFiles {
  private final LocalFiles files = new LocalFiles();
  private final int failing;
  private final Way way;
  private final Event event;
  private int writes;

  /** When the failure strikes. */
  enum Way {
    BEFORE,
    HALFWAY,
    AFTER
  }

  /** The end of the process: an error that nothing in the program handles. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What happens. */
  @FunctionalInterface
  interface Event {
    void happen() throws Exception;
  }

  private FailingFiles(int failing, Way way, Event event) {
    this.failing = failing;
    this.way = way;
    this.event = event;
  }

  static FailingFiles never() {
    return new FailingFiles(-1, Way.BEFORE, () -> {});
  }

  static FailingFiles crashing(int write, Way way) {
    return new FailingFiles(
        write,
        way,
        () -> {
          throw new Crash();
        });
  }

  static FailingFiles full(int write, Way way) {
    return new FailingFiles(
        write,
        way,
        () -> {
          throw new IOException("No space left on device");
        });
  }

  static FailingFiles before(int write, Event event) {
    return new FailingFiles(write, Way.BEFORE, event);
  }

  int writes() {
    return writes;
  }

  @Override
  public void write(Path file, Content content) throws IOException {
    byte[] all = content.open().readAllBytes();
    Content half = Content.of(Arrays.copyOf(all, all.length / 2));
    around(() -> files.write(file, content), () -> files.write(file, half));
  }

  @Override
  public void deleteDirectory(Path directory) throws IOException {
    around(() -> files.deleteDirectory(directory), () -> deleteOneFile(directory));
  }

  private static void deleteOneFile(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (var paths = Files.walk(directory)) {
        Optional<Path> file = paths.filter(Files::isRegularFile).findFirst();
        if (file.isPresent()) {
          Files.delete(file.get());
        }
      }
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    around(() -> files.rename(from, to), () -> {});
  }

  @Override
  public void delete(Path file) throws IOException {
    around(() -> files.delete(file), () -> {});
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    around(() -> files.syncDirectory(directory), () -> {});
  }

  private void around(Event whole, Event half) throws IOException {
    writes++;
    boolean now = writes == failing;
    if (now && way == Way.BEFORE) {
      run(event);
    }
    run(now && way == Way.HALFWAY ? half : whole);
    if (now && way != Way.BEFORE) {
      run(event);
    }
  }

  private static void run(Event event) throws IOException {
    try {
      event.happen();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
