"""Predicts which customers of a phone company leave: data, training, prediction, server."""
