"""Names in a query string that are never a question, for other things stand under them."""

RESERVED_PARAMETERS = ("change", "dropped", "call", "facts", "theme", "accent")
"""What a state of the wizard says besides its answers (docs/contract.md), in canonical order."""

SHORT_PARAMETER = "a"
"""All of a state in one value, for addresses that are sent by mail: `wizard/short_address.py`."""

BUILDER_PARAMETERS = ("platform", "language", "answers")
"""What the page that builds an embed asks for, next to answers and all of the above."""
