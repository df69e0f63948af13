package dev.cairn.router.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.SchemaCheck;
import dev.cairn.router.schema.Bodies;
import dev.cairn.router.schema.SignatureCheck;
import dev.cairn.router.schema.Violation;
import java.util.List;

/** Checks a request before it is forwarded, where the service asks for that. */
final class Enforcement {
  /** Larger bodies would hold up the event loop: they are only observed. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private Enforcement() {}

  enum Kind {
    PASSES,
    MALFORMED,
    BREAKS
  }

  /**
   * What was found.
   *
   * @param checked whether it was looked at
   * @param kind the result
   * @param violations what is wrong
   */
  record Finding(boolean checked, Kind kind, List<Violation> violations) {
    int status() {
      return kind == Kind.MALFORMED ? BAD_REQUEST : UNPROCESSABLE;
    }

    String document() {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("error", "the request breaks the model's signature");
      ArrayNode list = document.putArray("violations");
      violations.forEach(
          violation ->
              list.addObject()
                  .put("record", violation.record())
                  .put("column", violation.column())
                  .put("problem", violation.problem()));
      return document.toString();
    }
  }

  static Finding check(Dispatch dispatch) {
    SchemaCheck schema = dispatch.route().route().table().schema();
    Signature signature = dispatch.choice().arm().signature();
    boolean enforced =
        schema != null
            && schema.mode() == SchemaCheck.Mode.ENFORCE
            && dispatch.predicts()
            && dispatch.body().isWhole()
            && dispatch.body().length() <= MOST_BYTES;
    if (signature == null || !enforced) {
      return new Finding(false, Kind.PASSES, List.of());
    }
    JsonNode document = dispatch.body().json();
    if (document == null) {
      return new Finding(true, Kind.MALFORMED, List.of());
    }
    List<JsonNode> records =
        Bodies.records(document, dispatch.route().route().pointers().features());
    if (records == null) {
      dispatch.route().counts().unreadable();
      return new Finding(true, Kind.PASSES, List.of());
    }
    List<Violation> violations = SignatureCheck.check(signature, records);
    return new Finding(true, violations.isEmpty() ? Kind.PASSES : Kind.BREAKS, violations);
  }
}
