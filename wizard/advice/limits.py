"""How large a catalogue may be and still be proved whole at each start.

`make growth` measures what the figures rest on. Every subset of a tick-list is a way to answer it,
so that each tick doubles the work; answers of which one is chosen only add to it.
"""

MOST_TICKS = 14
"""In one list: 16,384 combinations, of which each may meet many other answers."""
MOST_ANSWER_SETS = 500_000
"""Together: some ten seconds at start on a slow machine."""
