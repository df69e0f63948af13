#!/usr/bin/env python3
"""Counts a user's requests in an API server's audit log: requests.py LOG USER SINCE UNTIL (ISO times, UTC).

Prints one line for each verb and resource, and the sums of writes and reads. Watches and the Lease of the leader are left
out: they are what a controller at rest does."""
import collections
import json
import sys

log, user, since, until = sys.argv[1:5]
counts = collections.Counter()
with open(log, encoding="utf-8") as lines:
    for line in lines:
        event = json.loads(line)
        reference = event.get("objectRef", {})
        if event["user"]["username"] != user or event["stage"] != "ResponseComplete":
            continue
        if not since <= event["requestReceivedTimestamp"] <= until:
            continue
        if event["verb"] == "watch" or reference.get("resource") == "leases":
            continue
        name = reference.get("resource", event["requestURI"])
        if reference.get("subresource"):
            name += "/" + reference["subresource"]
        counts[event["verb"], name] += 1

reads = sum(number for (verb, _), number in counts.items() if verb in ("get", "list"))
for (verb, name), number in sorted(counts.items()):
    print(f"{number} {verb} {name}")
print(f"writes {sum(counts.values()) - reads} reads {reads}")
