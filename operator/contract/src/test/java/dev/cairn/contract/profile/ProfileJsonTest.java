package dev.cairn.contract.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cairn.contract.profile.ProfileColumn.Declared;
import dev.cairn.contract.profile.ProfileColumn.Kind;
import dev.cairn.contract.profile.ProfileColumn.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileJsonTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private static Profile profile() {
    ProfileColumn tenure =
        new ProfileColumn(
            "tenure",
            Kind.NUMERIC,
            Role.INPUT,
            "Long",
            3,
            new Declared(0.0, 120.0, List.of()),
            new NumericFacts(
                7,
                1,
                0,
                0,
                2.5,
                5.0,
                1.0,
                4.0,
                List.of(Math.nextDown(0.0), 0.0),
                List.of(0L, 3L, 4L),
                "AgE="),
            null);
    ProfileColumn contract =
        new ProfileColumn(
            "contract",
            Kind.CATEGORICAL,
            Role.INPUT,
            "String",
            0,
            null,
            null,
            new LevelFacts(List.of("monthly", "yearly"), List.of(8L, 2L), 0, 2, "AgE="));
    return new Profile(Profile.VERSION, List.of("train"), 11, List.of(contract, tenure));
  }

  @Test
  void comesBackAsItWas() throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(profile());

    assertThat(MAPPER.readValue(json, Profile.class)).isEqualTo(profile());
    assertThat(json).contains("\"kind\":\"Numeric\"", "\"role\":\"Input\"", "-4.9E-324");
  }

  @Test
  void absentAndUnknownFieldsAreNoError() throws JsonProcessingException {
    assertThat(MAPPER.readValue("{\"future\": 1}", Profile.class).columns()).isEmpty();
    assertThat(MAPPER.readValue("{}", NumericFacts.class).counts()).isEmpty();
    assertThat(MAPPER.readValue("{}", LevelFacts.class).levels()).isEmpty();
    assertThat(MAPPER.readValue("{}", Declared.class).categories()).isEmpty();
    assertThat(
            MAPPER.readValue(
                "{\"name\": \"\", \"type\": \"\", \"kind\": \"Image\", \"role\": \"Weight\"}",
                ProfileColumn.class))
        .isEqualTo(
            new ProfileColumn("", Kind.UNRECOGNISED, Role.UNRECOGNISED, "", 0, null, null, null));
  }
}
