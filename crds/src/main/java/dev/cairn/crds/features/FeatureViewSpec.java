package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import dev.cairn.crds.storage.StorageCredential;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the features are, where they come from, and where they are kept. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.schedule) || has(self.online)",
    message = "schedule needs online: without an online store nothing is materialised")
public record FeatureViewSpec(
    @JsonPropertyDescription("Who answers for the features.")
        @Size(max = 256)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String owner,
    @JsonPropertyDescription("What a row is about: the keys.")
        @Required
        @Size(min = 1, max = 8)
        @ListMap("name")
        List<Entity> entities,
    @JsonPropertyDescription("The features.") @Required @Size(min = 1, max = 500) @ListMap("name")
        List<Feature> features,
    @JsonPropertyDescription("Where the rows come from.") @Required FeatureSource source,
    @JsonPropertyDescription(
            "How long after its creation a row may be used; absent: the schedule's interval.")
        @GoDuration(max = "720h")
        @Nullable String availabilityDelay,
    @JsonPropertyDescription("Row-wise change of the source.") @Nullable Transform transform,
    @JsonPropertyDescription("Greatest age of a row; absent or 0s: any.")
        @GoDuration(max = "87600h")
        @Nullable String ttl,
    @JsonPropertyDescription("How late a row may come when the source has no createdTime.")
        @GoDuration(max = "8760h")
        @Default(FeatureViewSpec.DEFAULT_MAX_LATENESS)
        String maxLateness,
    @JsonPropertyDescription(
            "Greatest age of the newest event of a Fresh view; absent: not judged.")
        @GoDuration(max = "8760h")
        @Nullable String freshness,
    @JsonPropertyDescription("How training sets are joined.") @Nullable Offline offline,
    @JsonPropertyDescription(
            "Where the newest values are kept for serving; absent: for training only.")
        @Nullable Online online,
    @JsonPropertyDescription("When to materialise, in cron's five fields; absent: once.")
        @Text(TextFormat.CRON)
        @Nullable String schedule,
    @JsonPropertyDescription("Time zone of the schedule.")
        @Text(TextFormat.TIME_ZONE)
        @Default(FeatureViewSpec.DEFAULT_TIME_ZONE)
        String timeZone,
    @JsonPropertyDescription("What the rows must satisfy.") @Nullable FeatureChecks checks,
    @JsonPropertyDescription("Comparison of what was served with what a join gives.")
        @Nullable SkewCheck skewCheck,
    @JsonPropertyDescription("How far back the first materialisation reaches.")
        @Nullable Backfill backfill,
    @JsonPropertyDescription(
            "Greatest share of rows that may be left out because nobody knows when they became known.")
        @Min(0)
        @Max(1)
        @Default("" + FeatureViewSpec.DEFAULT_MAX_CUT_SHARE)
        Double maxCutShare,
    @JsonPropertyDescription("What the materialising container asks for and may use.")
        ResourceSettings resources,
    @JsonPropertyDescription("Settings of the pods.") PodSettings pod,
    @JsonPropertyDescription("Credentials of object stores.") @Size(max = 16) @ListMap("prefix")
        List<StorageCredential> storage,
    @JsonPropertyDescription("True: nothing is materialised; what is online stays.")
        @Default("false")
        boolean suspend) {

  /** Schema default of {@link #maxLateness()}. */
  public static final String DEFAULT_MAX_LATENESS = "24h";

  /** Schema default of {@link #timeZone()}. */
  public static final String DEFAULT_TIME_ZONE = "Etc/UTC";

  /** Schema default of {@link #maxCutShare()}. */
  public static final double DEFAULT_MAX_CUT_SHARE = 0.5;

  public FeatureViewSpec {
    entities = entities == null ? List.of() : List.copyOf(entities);
    features = features == null ? List.of() : List.copyOf(features);
    maxLateness = maxLateness == null ? DEFAULT_MAX_LATENESS : maxLateness;
    timeZone = timeZone == null ? DEFAULT_TIME_ZONE : timeZone;
    maxCutShare = maxCutShare == null ? DEFAULT_MAX_CUT_SHARE : maxCutShare;
    resources = resources == null ? ResourceSettings.NONE : resources;
    pod = pod == null ? PodSettings.NONE : pod;
    storage = storage == null ? List.of() : List.copyOf(storage);
  }
}
