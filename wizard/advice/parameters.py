"""Names in a query string that are never a question, for other things stand under them."""

RESERVED_PARAMETERS = ("change", "dropped", "call", "theme", "accent")
"""What a state of the wizard says besides its answers (DESIGN §4), in canonical order."""

BUILDER_PARAMETERS = ("platform", "language", "answers")
"""What the page that builds an embed asks for, next to answers and all of the above."""
