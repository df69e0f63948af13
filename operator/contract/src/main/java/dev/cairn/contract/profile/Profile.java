package dev.cairn.contract.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * profile.json.
 *
 * @param profileVersion {@link #VERSION}
 * @param channels whose rows were profiled together
 * @param rows of these channels
 * @param columns by ascending name; after them what the model gives, in the order of its file
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Profile(
    String profileVersion, List<String> channels, long rows, List<ProfileColumn> columns) {
  /** Version of this document's shape. */
  public static final String VERSION = "cairn.dev/profile/v1";

  public Profile {
    channels = channels == null ? List.of() : List.copyOf(channels);
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}
