"""The made-up customers: how their attributes hang together and what makes them leave.

What a boosted tree can find and a set of single-column rules cannot: a price hurts only where it is above the
region's usual price, and the term of a contract decides at which tenure people are free to go.

There are two worlds of the same customers. In the changed one a competitor buys people out of their contracts: who is
bound and pays more than usual leaves at any time, and who is not bound looks at the price less than before.
"""

import dataclasses

import numpy
import pyarrow

from churn import columns

REGIONS = ("central", "east", "north", "south", "west")
# Monthly price, in the currency of the data, that customers of a region think of as normal.
USUAL_PRICE = numpy.array([72.0, 48.0, 60.0, 86.0, 40.0])
CONTRACTS = ("monthly", "yearly", "two-year")
TERM_MONTHS = numpy.array([1, 12, 24])
PAYMENTS = ("bank_transfer", "credit_card", "electronic_check", "mailed_check")
PAYMENT_EFFECT = numpy.array([-0.25, -0.2, 0.45, 0.1])
LONGEST_TENURE = 72


@dataclasses.dataclass(frozen=True)
class World:
    """What makes people leave, in log odds; `intercept` sets the share that leaves to about 0.27."""

    intercept: float
    bound: float
    free_to_go: float
    monthly: float
    newcomer: float
    price_bound: float
    price_monthly: float


USUAL = World(
    intercept=-2.05, bound=-1.6, free_to_go=4.3, monthly=1.0, newcomer=2.2, price_bound=1.0, price_monthly=2.1
)
CHANGED = World(
    intercept=-2.05, bound=1.4, free_to_go=1.5, monthly=-0.2, newcomer=1.0, price_bound=3.4, price_monthly=1.2
)

SCHEMA = pyarrow.schema(
    [
        (columns.KEY, pyarrow.string()),
        ("tenure", pyarrow.int64()),
        ("monthly_charges", pyarrow.float64()),
        ("total_charges", pyarrow.float64()),
        *((name, pyarrow.string()) for name in columns.CATEGORIES),
        (columns.LABEL, pyarrow.int64()),
    ]
)


def draw(random: numpy.random.Generator, rows: int, first_id: int, world: World = USUAL) -> pyarrow.Table:
    """Draws `rows` customers (>= 1), numbered from `first_id`; the worlds differ in the label only."""
    partner = random.random(rows) < 0.48
    dependents = random.random(rows) < numpy.where(partner, 0.45, 0.14)
    region = random.choice(len(REGIONS), rows, p=[0.3, 0.2, 0.2, 0.18, 0.12])
    contract = _contracts(random, partner)
    tenure = _tenure(random, contract)
    phone = random.random(rows) < 0.9
    monthly = _monthly_charges(random, region, phone)
    total = numpy.round(monthly * tenure * random.normal(1.0, 0.04, rows).clip(0.8, 1.2), 2)
    payment = _payments(random, contract)
    odds = _log_odds(
        world,
        tenure=tenure,
        contract=contract,
        overpaid=monthly - USUAL_PRICE[region],
        payment=payment,
        settled=partner.astype(int) + dependents.astype(int),
        phone=phone,
    )
    # What the columns do not show: moods, moves, competitors' letters.
    odds = odds + random.normal(0.0, 0.9, rows)
    churned = random.random(rows) < 1.0 / (1.0 + numpy.exp(-odds))
    gender = random.choice(["female", "male"], rows)
    values = {
        columns.KEY: [f"c{number:07d}" for number in range(first_id, first_id + rows)],
        "tenure": tenure,
        "monthly_charges": monthly,
        # Nothing has been billed yet in the first month.
        "total_charges": pyarrow.array(total, mask=tenure == 0),
        "contract": numpy.array(CONTRACTS)[contract],
        "payment_method": numpy.array(PAYMENTS)[payment],
        "gender": gender,
        "partner": _yes_no(partner),
        "dependents": _yes_no(dependents),
        "phone_service": _yes_no(phone),
        "region": numpy.array(REGIONS)[region],
        columns.LABEL: churned.astype(numpy.int64),
    }
    return pyarrow.table(values, schema=SCHEMA)


def _yes_no(flags):
    return numpy.where(flags, "yes", "no")


def _contracts(random, partner):
    """Index into CONTRACTS; couples bind themselves more often."""
    point = random.random(len(partner))
    return numpy.where(
        point < numpy.where(partner, 0.45, 0.6), 0, numpy.where(point < 0.78, 1, 2)
    )


def _tenure(random, contract):
    """Whole months since the customer came, 0 to LONGEST_TENURE."""
    months = random.gamma(1.3, numpy.array([16.0, 24.0, 30.0])[contract])
    return numpy.minimum(months, LONGEST_TENURE).astype(numpy.int64)


def _monthly_charges(random, region, phone):
    """Price around the region's usual one, less without a phone line; never below 15."""
    spread = random.normal(0.0, 16.0, len(region))
    price = USUAL_PRICE[region] + spread + numpy.where(phone, 1.5, -13.5)
    return numpy.round(price.clip(15.0, 140.0), 2)


def _payments(random, contract):
    """Index into PAYMENTS; people without a term like electronic checks."""
    shares = numpy.array([[0.18, 0.17, 0.45, 0.2], [0.3, 0.3, 0.2, 0.2], [0.32, 0.36, 0.14, 0.18]])
    edges = shares.cumsum(axis=1)[contract]
    return (random.random(len(contract))[:, None] > edges).sum(axis=1).clip(0, len(PAYMENTS) - 1)


def _log_odds(world, *, tenure, contract, overpaid, payment, settled, phone):
    """Log odds of leaving, before the noise."""
    bound = contract > 0
    term = TERM_MONTHS[contract]
    months_past_term = numpy.where(bound, tenure % term, 0)
    free_to_go = bound & (tenure >= term) & (months_past_term < 3)
    price = numpy.tanh(overpaid / 14.0)
    newcomer = numpy.exp(-tenure / 9.0)
    return (
        world.intercept
        + numpy.where(
            bound,
            world.bound + world.free_to_go * free_to_go,
            world.monthly + world.newcomer * newcomer,
        )
        + price * numpy.where(bound, world.price_bound, world.price_monthly)
        + PAYMENT_EFFECT[payment]
        - 0.35 * settled
        - 0.25 * phone
    )
