"""Inputs and expected values of the analytics tests. See README.md."""

import json
import pathlib

import numpy as np
import pandas as pd
from fairlearn import metrics as fair
from scipy import stats
from sklearn import metrics as sk
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "oracle"


def ece(event, probability):
    """Ten bins by mid-rank, |mean event - mean probability| less its expectation under calibration, by bin size."""
    n = len(event)
    bins = np.floor((stats.rankdata(probability) - 0.5) * 10 / n)
    total = 0.0
    for b in np.unique(bins):
        here = bins == b
        k, p = here.sum(), probability[here].mean()
        total += k / n * (abs(event[here].mean() - p) - np.sqrt(2 * p * (1 - p) / (np.pi * k)))
    return max(0.0, total)


def components(event, score):
    """Placements by the definition, O(m n)."""
    up, down = score[event == 1], score[event == 0]
    psi = (up[:, None] > down[None, :]) + 0.5 * (up[:, None] == down[None, :])
    return psi.mean(axis=1), psi.mean(axis=0)


def delong(event, score, tail):
    v10, v01 = components(event, score)
    area = v10.mean()
    se = np.sqrt(v10.var(ddof=1) / len(v10) + v01.var(ddof=1) / len(v01))
    half = stats.norm.isf(tail) * se / (area * (1 - area))
    logit = np.log(area / (1 - area))
    return {"low": 1 / (1 + np.exp(half - logit)), "high": 1 / (1 + np.exp(-half - logit)), "se": se}


def delong_paired(event, left, right, tail):
    a10, a01 = components(event, left)
    b10, b01 = components(event, right)
    s10, s01 = np.cov(a10, b10), np.cov(a01, b01)
    s = s10 / len(a10) + s01 / len(a01)
    se = np.sqrt(s[0, 0] + s[1, 1] - 2 * s[0, 1])
    d = a10.mean() - b10.mean()
    z = stats.norm.isf(tail)
    return {"low": d - z * se, "high": d + z * se, "se": se}


def binary_metrics(t, weight=None):
    y, p, s = t.label, t.prediction, t.score
    w = {"sample_weight": weight}
    values = {
        "accuracy": sk.accuracy_score(y, p, **w),
        "precision": sk.precision_score(y, p, **w),
        "recall": sk.recall_score(y, p, **w),
        "f1": sk.f1_score(y, p, **w),
        "auc": sk.roc_auc_score(y, s, **w),
        "averagePrecision": sk.average_precision_score(y, s, **w),
        "logLoss": sk.log_loss(y, s, **w),
        "brier": sk.brier_score_loss(y, s, **w),
    }
    if weight is None:
        values["ece"] = ece(y.to_numpy(), s.to_numpy())
    return values


def fairness(t, weight=None):
    args = {"sensitive_features": t.contract, "sample_weight": weight}
    return {
        "demographicParityRatio": fair.demographic_parity_ratio(t.label, t.prediction, **args),
        "equalOpportunityDifference": fair.equal_opportunity_difference(t.label, t.prediction, **args),
        "equalizedOddsDifference": fair.equalized_odds_difference(t.label, t.prediction, **args),
    }


def class_metrics(t, classes, weight=None):
    y, p, w = t.label, t.prediction, {"sample_weight": weight}
    s = t[[f"score.{c}" for c in classes]].to_numpy()
    hot = (y.to_numpy()[:, None] == np.array(classes)[None, :]).astype(int)
    values = {
        "accuracy": sk.accuracy_score(y, p, **w),
        "logLoss": sk.log_loss(y, s, labels=classes, **w),
        "brier": sk.brier_score_loss(y, s, labels=classes, scale_by_half=False, **w),
    }
    for suffix, average in (("", "macro"), (".weighted", "weighted")):
        if suffix and weight is not None:
            continue
        prf = sk.precision_recall_fscore_support(y, p, labels=classes, average=average, zero_division=0, **w)
        values["precision" + suffix], values["recall" + suffix], values["f1" + suffix] = prf[:3]
        values["auc" + suffix] = sk.roc_auc_score(y, s, multi_class="ovr", average=average, labels=classes) \
            if weight is None else np.mean([sk.roc_auc_score(hot[:, i], s[:, i], **w) for i in range(len(classes))])
        values["averagePrecision" + suffix] = sk.average_precision_score(hot, s, average=average, **w)
    if weight is None:
        confidence = s[np.arange(len(t)), [classes.index(c) for c in p]]
        values["ece"] = ece((y == p).to_numpy().astype(float), confidence)
    return values


def number_metrics(t, weight=None):
    y, p, w = t.label, t.prediction, {"sample_weight": weight}
    return {
        "rmse": sk.root_mean_squared_error(y, p, **w),
        "mae": sk.mean_absolute_error(y, p, **w),
        "r2": sk.r2_score(y, p, **w),
        "mape": sk.mean_absolute_percentage_error(y, p, **w),
    }


def binary_table(seed, n):
    r = np.random.default_rng(seed)
    contract = r.choice(["monthly", "two-year", "yearly"], n, p=[0.5, 0.2, 0.3])
    x = r.normal(size=n) + np.where(contract == "monthly", 0.3, -0.2)
    p = 1 / (1 + np.exp(-1.3 * x + 0.4))
    label = (r.random(n) < p).astype(int)
    # Two decimals: many ties. The first rows are the edges.
    score = np.round(np.clip(p + r.normal(0, 0.08, n), 0, 1), 2)
    score[:4] = [0.0, 1.0, 0.0, 1.0]
    rival = np.round(np.clip(p + r.normal(0, 0.2, n), 0.001, 0.999), 3)
    return pd.DataFrame({
        "label": label, "prediction": (score >= 0.5).astype(int), "score": score, "contract": contract,
        "championPrediction": (rival >= 0.5).astype(int), "championScore": rival, "weight": r.poisson(1, n)})


def class_table(seed, n):
    r = np.random.default_rng(seed)
    classes = ["ant", "bee", "cat", "dog"]
    logits = r.normal(size=(n, 4)) + np.array([1.0, 0.4, 0.0, -0.8])
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    label = [classes[r.choice(4, p=row)] for row in p]
    noisy = np.exp(logits + r.normal(0, 0.6, (n, 4)))
    s = noisy / noisy.sum(axis=1, keepdims=True)
    t = pd.DataFrame({"label": label, "prediction": [classes[i] for i in s.argmax(axis=1)]})
    for i, c in enumerate(classes):
        t[f"score.{c}"] = s[:, i]
    t["weight"] = r.poisson(1, n)
    return t, classes


def number_table(seed, n):
    r = np.random.default_rng(seed)
    label = 1e6 + r.gamma(2, 50, n)
    return pd.DataFrame({"label": label, "prediction": label + r.standard_t(4, n) * 20, "weight": r.poisson(1, n)})


def resampled(statistic, n, seed, resamples=20_000):
    """An independent bootstrap: its own generator, by rows instead of weights."""
    r = np.random.default_rng(seed)
    values = [statistic(r.integers(0, n, n)) for _ in range(resamples)]
    return {"low": np.quantile(values, 0.025), "high": np.quantile(values, 0.975), "se": np.std(values, ddof=1)}


def f1(y, p):
    return 2 * (y & p).sum() / (y.sum() + p.sum())


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    binary = binary_table(20261121, 1200)
    classes_table, classes = class_table(7, 500)
    numbers = number_table(11, 400)
    binary.to_csv(OUT / "binary.csv", index=False)
    classes_table.to_csv(OUT / "multiclass.csv", index=False)
    numbers.to_csv(OUT / "regression.csv", index=False)

    y, s, rival = (binary[c].to_numpy() for c in ("label", "score", "championScore"))
    yes, said, rival_said = (binary[c].to_numpy() == 1 for c in ("label", "prediction", "championPrediction"))
    error = (numbers.prediction - numbers.label).to_numpy()
    groups = {name: part for name, part in binary.groupby("contract")}
    expected = {
        "binary": {
            "metrics": binary_metrics(binary) | fairness(binary),
            "weighted": binary_metrics(binary, binary.weight) | fairness(binary, binary.weight),
            "contract": {name: binary_metrics(part) for name, part in groups.items()},
        },
        "multiclass": {"metrics": class_metrics(classes_table, classes),
                       "weighted": class_metrics(classes_table, classes, classes_table.weight)},
        "regression": {"metrics": number_metrics(numbers), "weighted": number_metrics(numbers, numbers.weight)},
        "wilson": [{"hits": k, "n": n, "tail": tail,
                    **dict(zip(("low", "high"), proportion_confint(k, n, alpha=2 * tail, method="wilson")))}
                   for k, n, tail in [(0, 10, 0.025), (10, 10, 0.025), (41, 100, 0.025), (60, 100, 0.005),
                                      (1, 2, 0.001), (99_999, 100_000, 0.025)]],
        "delong": {
            "overall": delong(y, s, 0.025),
            "contract": {name: delong(part.label.to_numpy(), part.score.to_numpy(), 0.005)
                         for name, part in groups.items()},
            "paired": delong_paired(y, s, rival, 0.025),
            "pairedContract": {name: delong_paired(part.label.to_numpy(), part.score.to_numpy(),
                                                   part.championScore.to_numpy(), 0.025)
                               for name, part in groups.items()},
        },
        "quantiles": [{"tail": tail, "low": np.quantile(numbers.label, tail), "high": np.quantile(numbers.label, 1 - tail)}
                      for tail in (0.0005, 0.025, 0.1)],
        "bootstrap": {
            "f1": resampled(lambda i: f1(yes[i], said[i]), len(y), 1),
            "f1Difference": resampled(lambda i: f1(yes[i], said[i]) - f1(yes[i], rival_said[i]), len(y), 2),
            "rmse": resampled(lambda i: np.sqrt(np.mean(error[i] ** 2)), len(error), 3),
            "brier": resampled(lambda i: np.mean((s[i] - y[i]) ** 2), len(y), 4),
        },
    }
    (OUT / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


main()
