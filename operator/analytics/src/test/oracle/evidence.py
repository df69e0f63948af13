"""Values of the sequential tests, by quadrature of their definition with 40 digits. See README.md."""

import csv
import pathlib

import mpmath as mp

mp.mp.dps = 40
OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "oracle"

COUNTS = [0, 1, 2, 3, 5, 20, 164, 1_000, 100_000, 10_000_000]
LIMITS = ["0.000001", "0.0001", "0.001", "0.01", "0.05", "0.2"]
SHARES = ["0", "0.5", "0.9", "1", "1.1", "1.5", "3", "30"]
BOUNDS = [(0, 50), (0, 5_000), (1, 300), (3, 200), (20, 1_000), (2.5, 333.25), (500, 1_000), (9_900, 1_000_000), (199, 200)]


def log_evidence(events, requests, limit):
    """ln of the likelihood ratio of p to the limit, averaged over ln p uniform between ln(limit) and 0."""
    span = -mp.log(limit)
    others = requests - events
    base = events * mp.log(limit) + others * mp.log1p(-limit)

    def log_ratio(u):
        p = limit * mp.exp(u)
        rest = others * mp.log1p(-p) if others > 0 else mp.mpf(0)
        return events * mp.log(p) + rest - base

    peak = min(max(events / requests if requests else limit, limit), 1 - mp.mpf(10) ** -30)
    top = mp.log(peak / limit)
    width = 1 / mp.sqrt(max(events, 1)) if top > 0 else min(mp.mpf(1), 1 / max(mp.mpf(1), abs(events - requests * limit) + 1))
    steps = [0, 0.5, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50, 80]
    points = {mp.mpf(0), span} | {top + s * d * width for d in steps for s in (-1, 1) if 0 < top + s * d * width < span}
    height = log_ratio(top)
    total = mp.quad(lambda u: mp.exp(log_ratio(u) - height), sorted(points))
    return height + mp.log(mp.re(total) / span)  # rounding leaves p a little above 1


def log_evidence_below(events, requests, limit):
    """The same for what did not happen, whose limit is 1 - limit; over the rate of what did."""
    others = requests - events
    base = events * mp.log(limit) + others * mp.log1p(-limit)

    def log_ratio(p):
        return (events * mp.log(p) if events > 0 else 0) + (others - 1) * mp.log1p(-p) - base

    peak = min(events / requests, limit)
    width = mp.sqrt(events + 1) / requests
    steps = [0, 0.5, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30]
    points = {mp.mpf(0), limit} | {peak + s * d * width for d in steps for s in (-1, 1) if 0 < peak + s * d * width < limit}
    height = log_ratio(peak) if peak > 0 else -base
    total = mp.quad(lambda p: mp.exp(log_ratio(p) - height), sorted(points))
    return height + mp.log(total / -mp.log1p(-limit))


def upper_bound(events, requests, needed):
    """Where the evidence that the rate is smaller reaches what is needed."""
    events, requests = mp.mpf(events), mp.mpf(requests)
    low, high = events / requests, mp.mpf(1)
    for _ in range(42):
        middle = (low + high) / 2
        if log_evidence_below(events, requests, middle) < mp.log(needed):
            low = middle
        else:
            high = middle
    return high


def cases():
    seen = set()
    for requests in COUNTS:
        for limit in LIMITS:
            for share in SHARES:
                events = mp.mpf(share) * mp.mpf(limit) * requests
                for rounded in (mp.nint(events), mp.nint(events * 4) / 4):
                    key = (rounded, requests, limit)
                    if rounded <= requests and key not in seen:
                        seen.add(key)
                        yield key
    for events, requests, limit in [(3, 3, "0.01"), (4, 4, "0.02"), (5, 9, "0.01"), (200, 200, "0.2"), (2.25, 7.5, "0.01")]:
        if (mp.mpf(events), requests, limit) not in seen:
            yield mp.mpf(events), mp.mpf(requests), limit


def write(name, header, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    write(
        "evidence.csv",
        ["events", "requests", "limit", "logEvidence"],
        ([mp.nstr(k, 12), mp.nstr(mp.mpf(n), 12), p, mp.nstr(log_evidence(k, mp.mpf(n), mp.mpf(p)), 17)] for k, n, p in cases()),
    )
    write(
        "upper-bound.csv",
        ["events", "requests", "needed", "bound"],
        ([k, n, needed, mp.nstr(upper_bound(k, n, needed), 12)] for k, n in BOUNDS for needed in (40, 100_000)),
    )


if __name__ == "__main__":
    main()
