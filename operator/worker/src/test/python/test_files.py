"""--files: rows in, predictions out."""

import signal
import subprocess
import sys

from fixture import PredictorTest, cairn_predict

DOUBLE = """
    def predict(records):
        return [{"prediction": int(record["x"] > 1), "score": record["x"] / 4} for record in records]
"""


class WritesPredictions(PredictorTest):
    def test_of_every_data_set_with_the_score_of_the_positive_class(self):
        self.handler(DOUBLE)
        self.rows("holdout", {"x": 1}, {"x": 2})
        self.rows("recent", {"x": 3})

        ended = self.files()

        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(self.predictions("holdout"), "row,prediction,score\n0,0,0.25\n1,1,0.5\n")
        self.assertEqual(self.predictions("recent"), "row,prediction,score\n0,1,0.75\n")
        self.assertEqual(ended.stdout, "cairn_predict: holdout: 2 rows\ncairn_predict: recent: 1 rows\n")

    def test_of_plain_values(self):
        self.handler("def predict(records): return [record['x'] for record in records]")
        self.rows("holdout", {"x": 1}, {"x": 2.5}, {"x": "a,\"b\" ü"}, {"x": True})

        self.files()

        self.assertEqual(self.predictions("holdout"), 'row,prediction\n0,1\n1,2.5\n2,"a,""b"" ü"\n3,true\n')

    def test_with_a_score_for_each_class_in_the_order_of_the_classes(self):
        self.handler(
            """
            def predict(records):
                return [{"prediction": "b", "scores": record["s"]} for record in records]
            """
        )
        self.rows("holdout", {"s": {"b": 0.5, "a": 0.25, "c": 0.25}}, {"s": {"a": 0, "c": 0, "b": 1}})

        self.files()

        self.assertEqual(
            self.predictions("holdout"),
            "row,prediction,score.a,score.b,score.c\n0,b,0.25,0.5,0.25\n1,b,0,1,0\n",
        )

    def test_in_batches_whose_rows_count_on(self):
        self.handler(
            """
            def predict(records):
                assert len(records) <= 1_000
                return [record["x"] for record in records]
            """
        )
        self.rows("holdout", *({"x": number} for number in range(2_001)))

        self.files()

        lines = self.predictions("holdout").splitlines()
        self.assertEqual(lines, ["row,prediction", *(f"{number},{number}" for number in range(2_001))])

    def test_as_text_that_reads_back_as_the_same_number(self):
        self.handler("def predict(records): return [0.1 + 0.2, 1e-300, 123456789.0]")
        self.rows("holdout", {}, {}, {})

        self.files()

        values = [line.split(",")[1] for line in self.predictions("holdout").splitlines()[1:]]
        self.assertEqual([float(value) for value in values], [0.1 + 0.2, 1e-300, 123456789.0])

    def test_of_arrays_and_numbers_that_are_like_numpys(self):
        self.handler(
            """
            class Number:
                def __init__(self, value): self.value = value
                def item(self): return self.value

            class Array:
                def __init__(self, values): self.values = values
                def tolist(self): return self.values

            def predict(records):
                return Array([{"prediction": Number(1), "scores": {Number(1): Number(0.75), Number(0): 0.25}}])
            """
        )
        self.rows("holdout", {})

        self.files()

        self.assertEqual(self.predictions("holdout"), "row,prediction,score.0,score.1\n0,1,0.25,0.75\n")

    def test_of_no_rows(self):
        self.handler(DOUBLE)
        self.rows("holdout")

        self.assertEqual(self.files().returncode, 0)

        self.assertEqual(self.predictions("holdout"), "row,prediction\n")

    def test_anew_when_it_starts_again(self):
        self.handler(DOUBLE)
        self.rows("holdout", {"x": 1})
        left = self.root / "predictions/holdout"
        left.mkdir()
        (left / "predictions.csv").write_text("old")
        (left / "predictions.partial").write_text("half of something longer")

        self.assertEqual(self.files().returncode, 0)

        self.assertEqual(self.predictions("holdout"), "row,prediction,score\n0,0,0.25\n")
        self.assertEqual([file.name for file in left.iterdir()], ["predictions.csv"])


class LoadsTheModel(PredictorTest):
    def test_once_with_its_directory(self):
        self.handler(
            """
            seen = []

            def load(model_dir):
                seen.append(model_dir)
                return "ignored"

            def predict(records):
                return seen
            """
        )
        self.rows("holdout", {})

        self.files()

        self.assertEqual(self.predictions("holdout"), f"row,prediction\n0,{self.root / 'model'}\n")

    def test_by_a_method_in_a_package_of_the_working_directory(self):
        package = self.root / "app/shop/models"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(
            "class Model:\n    def predict(self, records): return ['yes' for _ in records]\nmodel = Model()\n"
        )
        self.rows("holdout", {})

        self.files(handler="shop.models:model.predict")

        self.assertEqual(self.predictions("holdout"), "row,prediction\n0,yes\n")

    def test_and_never_takes_a_data_set_for_a_module(self):
        self.handler("import holdout\ndef predict(records): return []")
        self.rows("holdout", {})

        self.assert_refused(self.files(), "No module named 'holdout'")


class SaysWhatIsWrong(PredictorTest):
    def refused(self, answers, *said, rows=3):
        """A handler that returns `answers`, Python source, for `rows` rows; in this process, which is quicker."""
        handler = eval(f"lambda records: {answers}", {"nan": float("nan"), "inf": float("inf"), "exit": sys.exit})
        self.rows("holdout", *({"x": number} for number in range(rows)))
        left = self.root / "predictions/holdout/predictions.csv"
        left.parent.mkdir(exist_ok=True)
        left.write_text("of another start")
        with self.assertRaises(cairn_predict.Refused) as refused:
            cairn_predict.predict_files(handler, self.root / "rows", self.root / "predictions")
        for part in ("data set holdout: ", *said):
            self.assertIn(part, str(refused.exception))
        self.assertFalse(left.exists())

    def test_about_too_few_predictions(self):
        self.refused("[1, 2]", "row 2: 2 answers to 3 records")

    def test_about_too_many_predictions(self):
        self.refused("[1, 2, 3, 4]", "row 3: 4 answers to 3 records")

    def test_about_what_is_no_list(self):
        for answers in ("None", "'yes'", "{'prediction': 1}", "(x for x in records)"):
            with self.subTest(answers):
                self.refused(answers, "row 0: the handler returned no list but ")

    def test_about_values_that_are_no_prediction(self):
        for answer, why in (
            ("None", "returned None: None is no class and no number"),
            ("nan", "returned nan: nan is not finite"),
            ("-inf", "returned -inf: -inf is not finite"),
            ("''", "'' is no class"),
            ("[1]", "[1] is no class"),
            ("{'score': 0.5}", "None is no class"),
            ("{'prediction': None, 'score': 0.5}", "None is no class"),
        ):
            with self.subTest(answer):
                self.refused(f"[1, {answer}, 1]", "row 1: the handler returned", why)

    def test_about_scores_that_are_no_number(self):
        for score, why in (
            ("None", "None is no number"),
            ("nan", "nan is not finite"),
            ("'0.5'", "'0.5' is no number"),
            ("True", "True is no number"),
        ):
            with self.subTest(score):
                self.refused(f"[{{'prediction': 1, 'score': {score}}}] * 3", "row 0: the handler returned", why)
                self.refused(f"[{{'prediction': 1, 'scores': {{'a': {score}}}}}] * 3", "row 0", why)

    def test_about_scores_that_are_no_classes(self):
        for scores in ("'scores': [0.5, 0.5]", "'scores': {}", "'scores': {'a': 1}, 'score': 1"):
            with self.subTest(scores):
                self.refused(f"[{{'prediction': 1, {scores}}}] * 3", "row 0", "a number for each class")

    def test_about_rows_of_another_shape(self):
        self.refused("[{'prediction': 1, 'score': 1}, 1, 1]", "row 1", "the scores [], for the rows before ['score']")
        self.refused(
            "[{'prediction': 1, 'scores': {c: 1}} for c in 'aab']", "row 2", "['score.b'], for the rows before ['score.a']"
        )

    def test_about_a_row_of_a_later_batch(self):
        self.refused("[None if record['x'] == 1_234 else 1 for record in records]", "row 1234: ", rows=1_500)

    def test_about_a_handler_that_fails(self):
        self.refused(
            "[1 // (1_001 - record['x']) for record in records]",
            "rows 1000 to 1499 (record 0 is row 1000): ZeroDivisionError: ",
            rows=1_500,
        )

    def test_about_a_handler_that_ends_the_process(self):
        self.refused("exit(0)", "rows 0 to 2", "SystemExit: 0")

    def test_about_a_line_that_is_no_record(self):
        self.handler(DOUBLE)
        self.rows("holdout", {"x": 1})
        (self.root / "rows/holdout/rows.jsonl").write_text('{"x": 1}\n{"x"')

        self.assert_refused(self.files(), "data set holdout", "rows 0 to 1", "JSONDecodeError")

    def test_about_rows_that_are_not_there(self):
        self.handler(DOUBLE)

        self.assert_refused(self.files(), "there is no <data set>/rows.jsonl below", str(self.root / "rows"))

    def test_about_a_handler_that_is_not_there(self):
        self.handler(DOUBLE)
        self.rows("holdout", {"x": 1})

        self.assert_refused(self.files(handler="handle:predict"), "ModuleNotFoundError: No module named 'handle'")
        self.assert_refused(self.files(handler="handler:predicts"), "has no attribute 'predicts'")

    def test_in_the_last_line_with_the_row(self):
        self.handler("def predict(records): return [1, None]")
        self.rows("holdout", {}, {})

        self.assert_refused(
            self.files(), "data set holdout: row 1: the handler returned None: None is no class and no number"
        )

    def test_about_a_model_that_does_not_load_in_one_line(self):
        self.handler("def load(directory): raise OSError('no model\\nin there')\ndef predict(records): return []")
        self.rows("holdout", {})

        self.assert_refused(self.files(), "OSError: no model in there")


class EndsEarly(PredictorTest):
    def test_with_143_when_it_is_asked_to_and_leaves_nothing(self):
        self.handler(
            """
            import time

            def predict(records):
                print("predicting", flush=True)
                time.sleep(60)
            """
        )
        self.rows("holdout", {})
        process = subprocess.Popen(
            self.command("--files"), cwd=self.root / "app", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.assertEqual(process.stdout.readline(), "predicting\n")

        process.send_signal(signal.SIGTERM)

        self.assertEqual(process.wait(timeout=30), 143)
        self.assertFalse((self.root / "predictions/holdout/predictions.csv").exists())
