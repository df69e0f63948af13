#!/usr/bin/env python3
"""Reads `kubectl get pods --watch --output-watch-events -o json` and prints, for the first new pod that becomes Ready, the
milliseconds from its first appearance to that moment. Ends then."""
import json
import sys
import time

decoder = json.JSONDecoder()
text = ""
seen = {}
old = set(sys.argv[1:])  # names of pods that were there before
while chunk := sys.stdin.buffer.read1(65536):
    text += chunk.decode()
    while text:
        try:
            event, end = decoder.raw_decode(text)
        except ValueError:
            break
        text = text[end:].lstrip()
        pod = event["object"]
        name = pod["metadata"]["name"]
        if name in old:
            continue
        seen.setdefault(name, time.monotonic())
        if any(c["type"] == "Ready" and c["status"] == "True" for c in pod["status"].get("conditions", [])):
            print(round((time.monotonic() - seen[name]) * 1000))
            sys.exit(0)
