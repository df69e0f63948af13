"""The scikit-learn pipeline: how columns become numbers, and how the numbers are learned from."""

import typing

import numpy
import pandas
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from churn import columns
from churn.parameters import Parameters

STAGES = 10

Progress = typing.Callable[..., None]


def fit(
    parameters: Parameters,
    train: tuple[pandas.DataFrame, numpy.ndarray],
    validation: tuple[pandas.DataFrame, numpy.ndarray],
    progress: Progress,
) -> Pipeline:
    """Learns from `train`; `progress(share, loss=…)` gets the log loss on `validation` as it falls."""
    prepare = _preparation(parameters)
    numbers, labels = prepare.fit_transform(train[0]), train[1]
    unseen = prepare.transform(validation[0])
    if parameters.model == "logistic":
        learner = LogisticRegression(max_iter=1_000, random_state=parameters.seed).fit(numbers, labels)
        progress(1.0, loss=log_loss(validation[1], learner.predict_proba(unseen)))
    else:
        learner = _boosting(parameters)
        for stage in range(1, STAGES + 1):
            learner.set_params(max_iter=max(1, parameters.iterations * stage // STAGES))
            learner.fit(numbers, labels)
            progress(stage / STAGES, loss=log_loss(validation[1], learner.predict_proba(unseen)))
        learner.set_params(warm_start=False)
    return Pipeline([("prepare", prepare), ("learn", learner)])


def best_threshold(labels: numpy.ndarray, scores: numpy.ndarray) -> float:
    """The score from which a customer is predicted to leave: the greatest F1, in steps of 0.01."""
    steps = numpy.round(numpy.arange(0.05, 0.96, 0.01), 2)
    return float(max(steps, key=lambda step: f1_score(labels, scores >= step, zero_division=0)))


def _preparation(parameters):
    categories = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    # Trees take missing values as they are; a straight line cannot.
    numbers = (
        make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
        if parameters.model == "logistic"
        else "passthrough"
    )
    return ColumnTransformer(
        [
            ("numbers", numbers, list(columns.NUMBERS)),
            ("categories", categories, list(columns.CATEGORIES)),
        ]
    )


def _boosting(parameters):
    return HistGradientBoostingClassifier(
        max_depth=parameters.max_depth,
        learning_rate=parameters.learning_rate,
        early_stopping=False,
        warm_start=True,
        random_state=parameters.seed,
    )
