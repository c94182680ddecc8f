"""One process of many that call at once: `python hammer.py STATE CALLS` prints how many were allowed."""

import sys
from datetime import UTC, datetime

from emrdx.policy import Call, Gate, SqliteStore, load

POLICY = """
version: "1"
tools:
  t:
    rules:
      - {name: r, rate_limit: 100/day}
      - {name: ten, conditions: [{path: state.t.c, op: lte, value: 10}],
         state: {counter: c, window: day, increment: 0.1}}
"""

if __name__ == "__main__":
    policy, _ = load(POLICY)
    # One day for all processes, whatever the time is, and none that is cleared away as long past.
    gate = Gate(lambda: policy, SqliteStore(sys.argv[1]), clock=lambda: datetime(2100, 1, 1, tzinfo=UTC))
    print(sum(gate.enter(Call("t")).allowed for _ in range(int(sys.argv[2]))))
