package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpSource;
import dev.cairn.worker.net.LocalWriteException;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies a channel from an http or https server. */
final class HttpChannel {
  private final HttpDownload download;

  HttpChannel(HttpDownload download) {
    this.download = download;
  }

  ChannelCopy copy(Channel channel, Path target) throws StepFailure, IOException {
    if (channel.select() != null) {
      throw StepFailure.invalid("select needs a directory of partitions; http(s) has only files");
    }
    HttpSource source = HttpSource.parse(channel.uri());
    Path name = Path.of(source.fileName());
    Path file = target.resolve(name);
    Files.createDirectories(target);
    Modes.readable(target);
    Sha256[] sha = new Sha256[1];
    download.fetch(source, body -> sha[0] = save(body, file));
    Modes.readable(file);
    Measure measure = new Measure(Sha256.PREFIX + sha[0].hex(), 1, Files.size(file));
    return ChannelCopy.single(source.shown(), target, name, measure);
  }

  private static Sha256 save(InputStream body, Path file) throws IOException {
    try (OutputStream out = open(file)) {
      return Sha256.drain(
          body,
          (buffer, length) -> {
            try {
              out.write(buffer, 0, length);
            } catch (IOException e) {
              throw new LocalWriteException(e);
            }
          });
    }
  }

  private static OutputStream open(Path file) throws LocalWriteException {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new LocalWriteException(e);
    }
  }
}
