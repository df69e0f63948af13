package dev.cairn.worker.testing;

import dev.cairn.worker.files.Content;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Real files whose n-th write fails, before, after or in the middle of its work. */
public final class FailingFiles implements DurableFiles {
  private static final int EVERY = 0;

  private final LocalFiles files = new LocalFiles();
  private final int failing;
  private final Way way;
  private final Event event;
  private int writes;

  /** When the failure strikes. */
  public enum Way {
    BEFORE,
    HALFWAY,
    AFTER
  }

  /** The end of the process: an error that nothing in the program handles. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What happens. */
  @FunctionalInterface
  public interface Event {
    /** Does it. */
    void happen() throws Exception;
  }

  private FailingFiles(int failing, Way way, Event event) {
    this.failing = failing;
    this.way = way;
    this.event = event;
  }

  public static FailingFiles never() {
    return new FailingFiles(-1, Way.BEFORE, () -> {});
  }

  public static FailingFiles crashing(int write, Way way) {
    return new FailingFiles(
        write,
        way,
        () -> {
          throw new Crash();
        });
  }

  public static FailingFiles full(int write, Way way) {
    return new FailingFiles(
        write,
        way,
        () -> {
          throw new IOException("No space left on device");
        });
  }

  /** None fails; the event happens after each. */
  public static FailingFiles watched(Event event) {
    return new FailingFiles(EVERY, Way.AFTER, event);
  }

  public static FailingFiles before(int write, Event event) {
    return new FailingFiles(write, Way.BEFORE, event);
  }

  /** How many there were. */
  public int writes() {
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
    boolean now = writes == failing || failing == EVERY;
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
