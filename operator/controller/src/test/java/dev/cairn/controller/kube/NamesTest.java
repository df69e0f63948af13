package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final String DNS_LABELS =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final String LABEL_VALUE = "[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?";

  @Provide
  Arbitrary<String> objectNames() {
    return Arbitraries.strings()
        .withChars("ab0-.")
        .ofMinLength(1)
        .ofMaxLength(253)
        .filter(name -> name.matches(DNS_LABELS));
  }

  @Test
  void keepsAShortNameAsItIs() {
    assertThat(Names.fit("churn.v1-a")).isEqualTo("churn.v1-a");
    assertThat(Names.child("churn-a", "evaluate-1")).isEqualTo("churn-a-evaluate-1");
    assertThat(Names.fit("a".repeat(63))).isEqualTo("a".repeat(63));
  }

  @Test
  void cutsTheLongestNameToAHashOfTheWhole() {
    String longest = "a".repeat(253);

    assertThat(Names.fit(longest)).hasSize(63).startsWith("aaaa").matches("a{54}-[0-9a-f]{8}");
    assertThat(Names.fit(longest)).isNotEqualTo(Names.fit("a".repeat(252)));
    assertThat(Names.child(longest, "evaluate-1")).isNotEqualTo(Names.child(longest, "evaluate-2"));
  }

  @Test
  void neverCutsBeforeADotOrHyphen() {
    String name = "a".repeat(50) + ".-.-" + "b".repeat(100);

    assertThat(Names.fit(name)).matches("a{50}-[0-9a-f]{8}");
  }

  @Property(tries = 2000)
  void isAlwaysANameAndALabelValue(@ForAll @From("objectNames") String name) {
    String fitted = Names.fit(name);

    assertThat(fitted).matches(DNS_LABELS).matches(LABEL_VALUE).hasSizeLessThanOrEqualTo(63);
    assertThat(Names.fit(fitted)).isEqualTo(fitted);
  }

  @Test
  void keepsLongNamesApart() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      names.add(Names.child("x".repeat(200) + i, "evaluate-1"));
    }

    assertThat(names).hasSize(1000);
  }
}
