"""A page of every address that there is, and of every kind that an address has."""

PAGES = {
    "question": "",
    "tick-list": "?who=several&busy=wait",
    "result": "?who=several&busy=wait&team-extras=greeting",
    "types": "types/",
    "type": "types/call-queue/",
    "other": "other/",
    "builder": "integrate/",
    "accessibility": "accessibility/",
    "framed question": "embed/",
    "framed result": "embed/?who=several&busy=wait&team-extras=greeting",
    "framed type": "embed/types/call-queue/",
}
"""By the kind, what follows the language in the address."""
