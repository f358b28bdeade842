"""The settings of a type as calls of OVHcloud's API, and as text to copy. It knows no Django.

Nothing here calls the API. `load_api` reads `wizard/content/api.toml`, `Api.calls` picks the calls
for somebody's needs, `shell` and `python` write them down.
"""

from wizard.api_calls.loading import load_api
from wizard.api_calls.model import Api, ApiCall, Placeholder, Value
from wizard.api_calls.text import python, shell, words_of

__all__ = ["Api", "ApiCall", "Placeholder", "Value", "load_api", "python", "shell", "words_of"]
