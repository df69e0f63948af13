#!/usr/bin/env python3
"""ready.py FILE OLD...: follows FILE, into which `kubectl get pods --watch --output-watch-events -o json` writes, until a pod that
is none of OLD becomes Ready. Prints the milliseconds from its first appearance to that moment, to about 20 ms."""
import json
import sys
import time

path, *old = sys.argv[1:]
decoder = json.JSONDecoder()
text = ""
seen = {}
with open(path, encoding="utf-8") as events:
    while True:
        text = (text + events.read()).lstrip()
        try:
            event, end = decoder.raw_decode(text)
        except ValueError:  # nothing, or not all of an event yet
            time.sleep(0.02)
            continue
        text = text[end:]
        pod = event["object"]
        name = pod["metadata"]["name"]
        if name in old:
            continue
        seen.setdefault(name, time.monotonic())
        if any(c["type"] == "Ready" and c["status"] == "True" for c in pod["status"].get("conditions", [])):
            print(round((time.monotonic() - seen[name]) * 1000))
            break
