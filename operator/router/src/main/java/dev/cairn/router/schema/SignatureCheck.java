package dev.cairn.router.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.model.SignatureColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares records with the inputs that a signature declares. Other fields are let pass. */
public final class SignatureCheck {
  /** More violations of one request are not listed. */
  public static final int MOST = 20;

  private static final double LONG_BOUND = 0x1p63;

  private SignatureCheck() {}

  /** What is wrong, {@link #MOST} at most; empty when nothing is. */
  public static List<Violation> check(Signature signature, List<JsonNode> records) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      for (SignatureColumn column : signature.inputs()) {
        String problem = problem(column, records.get(i).get(column.name()));
        if (problem != null) {
          violations.add(new Violation(i, column.name(), problem));
        }
        if (violations.size() == MOST) {
          return violations;
        }
      }
    }
    return violations;
  }

  private static @Nullable String problem(SignatureColumn column, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return column.requiredOrDefault() ? "is required" : null;
    }
    return switch (column.type()) {
      case DOUBLE -> value.isNumber() ? outside(column, value) : "must be a number";
      case LONG -> isWhole(value) ? outside(column, value) : "must be a whole number";
      case STRING -> value.isTextual() ? undeclared(column, value) : "must be text";
      case BOOLEAN -> value.isBoolean() ? null : "must be true or false";
      case UNRECOGNISED -> null;
    };
  }

  private static boolean isWhole(JsonNode value) {
    double number = value.asDouble();
    return value.isIntegralNumber()
        || (value.isNumber() && Math.rint(number) == number && Math.abs(number) < LONG_BOUND);
  }

  private static @Nullable String outside(SignatureColumn column, JsonNode value) {
    double number = value.asDouble();
    if (column.min() != null && number < column.min()) {
      return "must be at least " + column.min();
    }
    if (column.max() != null && number > column.max()) {
      return "must be at most " + column.max();
    }
    return undeclared(column, value);
  }

  private static @Nullable String undeclared(SignatureColumn column, JsonNode value) {
    return column.categories().isEmpty() || column.categories().contains(value.asText())
        ? null
        : "must be one of the declared categories";
  }
}
