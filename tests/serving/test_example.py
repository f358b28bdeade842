"""examples/nginx.conf: what it keeps, and for how long, read from the file itself."""

import re

from django.test import Client

from harness import ROOT

TEXT = re.sub(r"#.*", "", (ROOT / "examples" / "nginx.conf").read_text("utf-8"))


def test_the_key_holds_all_that_a_page_depends_on(client: Client) -> None:
    """nginx ignores Vary there, so that the key must name what our pages vary by."""
    (key,) = re.findall(r'proxy_cache_key "(.+)";', TEXT)
    address, _, encoding = key.partition(" ")
    assert address == "$scheme://$host$request_uri"
    for path in ("/en/", "/en/?who=", "/en/embed/", "/en/types/", "/embed/v1.js"):
        varies = client.get(path).headers["Vary"]
        assert encoding == "$http_" + varies.lower().replace("-", "_"), path


def test_a_page_that_is_too_old_is_given_only_while_the_wizard_fails() -> None:
    """`updating` would give one as old as `inactive` allows to the first who comes after."""
    (stale,) = re.findall(r"proxy_cache_use_stale (.+);", TEXT)
    assert set(stale.split()) == {"error", "timeout", "http_502", "http_503"}
    assert "background_update" not in TEXT
