"""One page of each kind, for what is measured in a browser."""

PAGES = {
    "question": "",
    "tick-list": "?who=several&busy=wait",
    "result": "?who=several&busy=wait&team-extras=greeting",
    "types": "types/",
    "type": "types/call-queue/",
    "other": "other/",
    "builder": "integrate/",
    "framed question": "embed/",
    "framed result": "embed/?who=several&busy=wait&team-extras=greeting",
}
"""By the kind, what follows the language in the address."""
