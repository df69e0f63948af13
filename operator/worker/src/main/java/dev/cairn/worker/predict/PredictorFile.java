package dev.cairn.worker.predict;

import dev.cairn.contract.StepPaths;
import dev.cairn.worker.files.Modes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The one-file predictor that this program brings into the predictor's container. */
public final class PredictorFile {
  private static final String RESOURCE = "/dev/cairn/worker/predict/" + StepPaths.PREDICTOR;

  private PredictorFile() {}

  /** Copies it into a directory that is there. */
  public static void write(Path directory) throws IOException {
    try (InputStream in = PredictorFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("this program was built without " + RESOURCE);
      }
      Path file = directory.resolve(StepPaths.PREDICTOR);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      Modes.readable(file);
    }
  }
}
