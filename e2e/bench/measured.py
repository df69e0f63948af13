#!/usr/bin/env python3
"""Runs a command and prints what it printed, its wall and CPU seconds and its peak resident set: measured.py COMMAND..."""
import resource
import subprocess
import sys
import time

start = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, text=True, check=True)
seconds = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{seconds:.1f}\t{usage.ru_utime + usage.ru_stime:.1f}\t{usage.ru_maxrss // 1024}\t{done.stdout.strip()}")
