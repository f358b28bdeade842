"""The code that puts the wizard into a page of somebody else's. It knows no Django."""

from wizard.snippets.code import Snippet, Target, page_snippets, policy_line, site_snippet
from wizard.snippets.platforms import (
    Allowance,
    Format,
    Platform,
    PolicyFormat,
    Tier,
    load_platforms,
)

__all__ = [
    "Allowance",
    "Format",
    "Platform",
    "PolicyFormat",
    "Snippet",
    "Target",
    "Tier",
    "load_platforms",
    "page_snippets",
    "policy_line",
    "site_snippet",
]
