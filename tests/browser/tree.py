"""The accessibility tree, as Chromium gives it to a screen reader."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import CDPSession, Frame, Page

Node = dict[str, Any]


def tree(page: Page, frame: Frame | None = None) -> list[Node]:
    """The nodes of a page, or of a frame of its own origin in it: role, name, description, states.

    In the order of reading; what assistive technology never hears of is left out.
    """
    devtools = page.context.new_cdp_session(page)
    asked = {"frameId": _frame_id(devtools, frame)} if frame else {}
    nodes = devtools.send("Accessibility.getFullAXTree", asked)["nodes"]
    devtools.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def read(node: Node) -> Iterator[Node]:
        yield node
        for child in node["childIds"]:
            yield from read(by_id[child])

    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            "description": node.get("description", {}).get("value", ""),
            **{p["name"]: p["value"].get("value") for p in node.get("properties", [])},
        }
        for node in read(nodes[0])
        if not node["ignored"]
    ]


def _frame_id(devtools: CDPSession, frame: Frame) -> str:
    children = devtools.send("Page.getFrameTree")["frameTree"]["childFrames"]
    (found,) = [c["frame"]["id"] for c in children if c["frame"]["url"] == frame.url]
    return str(found)


def of_role(nodes: list[Node], *roles: str) -> list[Node]:
    return [node for node in nodes if node["role"] in roles]
