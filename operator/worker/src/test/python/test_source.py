"""What the file may use, whichever Python runs the tests."""

import ast
import importlib.util
import pathlib
import sysconfig
import unittest

from fixture import PREDICTOR

# Of the standard library, but not in Python 3.9.
LATER = {"tomllib", "annotationlib", "compression"}


class Source(unittest.TestCase):
    def setUp(self):
        self.tree = ast.parse(PREDICTOR.read_text(encoding="utf-8"), feature_version=(3, 9))

    def imported(self):
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            if isinstance(node, ast.ImportFrom):
                yield node.module.partition(".")[0]

    def test_keeps_to_the_grammar_of_3_9(self):
        # feature_version refuses most of what came later, not all.
        later = {"Match", "TryStar", "TypeAlias"}
        self.assertFalse({type(node).__name__ for node in ast.walk(self.tree)} & later)

    def test_needs_the_standard_library_of_3_9_only(self):
        standard = pathlib.Path(sysconfig.get_path("stdlib"))
        for name in self.imported():
            with self.subTest(name):
                self.assertNotIn(name, LATER)
                origin = importlib.util.find_spec(name).origin
                self.assertTrue(origin in ("built-in", "frozen") or pathlib.Path(origin).is_relative_to(standard), origin)
                self.assertNotIn("site-packages", origin)

    def test_is_short_enough_to_be_read(self):
        self.assertLessEqual(len(PREDICTOR.read_text(encoding="utf-8").splitlines()), 250)
