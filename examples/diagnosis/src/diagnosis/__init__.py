"""Tells malignant from benign tumours by measurements of cell nuclei: the least that a trainer needs."""
