"""Predicts which customers of a phone company leave: data, training, prediction, server."""

import os

# Before scikit-learn is loaded: a request brings one customer, and threads that wait for each other cost more than they
# save, on a busy node many times as much.
os.environ.setdefault("OMP_NUM_THREADS", "1")
