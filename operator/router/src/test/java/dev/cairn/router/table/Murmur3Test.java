package dev.cairn.router.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur3Test {
  /** Values of the reference implementation, seed 0. */
  @ParameterizedTest
  @CsvSource({
    "'', 00000000",
    "test, ba6bd213",
    "'Hello, world!', c0363e43",
    "The quick brown fox jumps over the lazy dog, 2e4ff723"
  })
  void hashesAsTheReferenceDoes(String text, String hash) {
    assertThat(Integer.toHexString(Murmur3.hash(text)))
        .isEqualTo(hash.replaceFirst("^0+(?!$)", ""));
  }
}
