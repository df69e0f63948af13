package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An approval is its author's word. */
@ExtendWith(WorldExtension.class)
class ApprovalsIT {
  private static final String POLICY = "approvals";
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String VIA =
      ", \"via\": {\"repository\": \"https://git.example/models.git\", \"commit\": \"3f1c\"}";

  @Test
  void eachDecidesUnderTheOwnName(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata version = made(world, "");

    editor.isRefused(
        POLICY,
        Wish.change(version, approvals(entry("alice", ""))),
        "the entry of alice is not " + editor.name() + "'s own",
        "needs the verb relay",
        "--clusterrole=cairn-relay");
    editor.isRefused(POLICY, Wish.create(yaml("churn-2", entry("alice", ""))), "alice");
    editor.isAllowed(Wish.change(version, approvals(entry(editor.name(), ""))));
    editor.isAllowed(Wish.create(yaml("churn-2", entry(editor.name(), ""))));
  }

  @Test
  void theWordOfAnotherIsNeitherChangedNorTakenBack(World world) {
    Person editor = Person.editor(world, "eve");
    Person promoter = Person.editor(world, "paul").in("cairn-promoter");
    String alice = entry("alice", "").replace("Approve", "Reject");
    HasMetadata version = made(world, alice);

    for (Person other : new Person[] {editor, promoter}) {
      other.isRefused(
          POLICY, Wish.change(version, approvals(entry("alice", ""))), "the entry of alice");
      other.isRefused(POLICY, Wish.change(version, approvals("")), "taken back by its author only");
      other.isAllowed(Wish.change(version, approvals(alice + ", " + entry(other.name(), ""))));
    }
  }

  @Test
  void theOwnWordIsChangedAndTakenBack(World world) {
    Person editor = Person.editor(world, "eve");
    String alice = entry("alice", "");
    HasMetadata version = made(world, alice + ", " + entry(editor.name(), ""));

    editor.isRefused(POLICY, Wish.change(version, approvals(entry(editor.name(), ""))));
    editor.isAllowed(Wish.change(version, approvals(alice)));
    String changed = entry(editor.name(), ", \"reason\": \"too few rows\"");
    editor.isAllowed(Wish.change(version, approvals(alice + ", " + changed)));
    editor.isAllowed(
        Wish.change(version, "{\"spec\": {\"card\": {\"owner\": \"team-retention\"}}}"));
  }

  @Test
  void whoRelaysSaysFromWhere(World world) {
    Person relay = Person.editor(world, "git").in("cairn-relay");
    HasMetadata version = made(world, entry("bob", VIA));

    relay.isRefused(
        POLICY,
        Wish.change(version, approvals(entry("bob", VIA) + ", " + entry("alice", ""))),
        "with via filled (repository and commit)");
    relay.isAllowed(
        Wish.change(version, approvals(entry("bob", VIA) + ", " + entry("alice", VIA))));
    relay.isAllowed(Wish.change(version, approvals("")));
    Person.editor(world, "eve")
        .isRefused(POLICY, Wish.change(version, approvals(entry("alice", VIA))));
  }

  @Test
  void aBackupIsRestoredAsItWas(World world) {
    Person restorer = Person.editor(world, "velero").in("cairn-restorer");
    HasMetadata version = made(world, "");

    restorer.isRefused(POLICY, Wish.change(version, approvals(entry("alice", ""))));
    restorer.isAllowed(Wish.create(yaml("churn-2", entry("alice", ""))));
  }

  private static String entry(String by, String more) {
    return "{\"by\": \"%s\", \"decision\": \"Approve\", \"stage\": \"Staging\"%s}"
        .formatted(by, more);
  }

  private static String approvals(String entries) {
    return "{\"spec\": {\"approvals\": [%s]}}".formatted(entries);
  }

  private static String yaml(String name, String entries) {
    return Samples.version(name, DIGEST) + "  approvals: [" + entries + "]\n";
  }

  private static HasMetadata made(World world, String entries) {
    return world
        .client()
        .resource(yaml("churn-1", entries))
        .inNamespace(world.namespace())
        .create();
  }
}
