"""The snippets themselves: text that an editor copies, complete and escaped.

Every link, frame and script has `referrerpolicy="no-referrer"`, so that the wizard never learns
which page it stands in. Every frame has a title. Where a site removes frames or scripts, each
snippet leaves a link to the wizard.
"""

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from textwrap import indent
from typing import assert_never
from urllib.parse import urlsplit

from wizard.snippets.platforms import Allowance, Format, Platform, PolicyFormat, Tier

HEIGHT = 1600
"""Pixels that an element keeps free from the start, the script's own default: about as high as the
first question from 560 pixels of width on, so that the page hardly moves when the frame comes."""
FRAME_HEIGHT = 2100
"""Pixels of a frame that never grows: on a phone, too, the first question shows its button."""
STYLE = f"display: block; min-height: {HEIGHT}px"
"""What keeps the place free until the script is there."""
CARD_WIDTH, CARD_HEIGHT = 600, 315
"""Pixels: half of the picture, so that it is sharp on any screen."""
DIRECTIVES = {
    Allowance.FRAME: "frame-src",
    Allowance.SCRIPT: "script-src",
    Allowance.PICTURE: "img-src",
}


class Role(StrEnum):
    """What a snippet is for."""

    ADDRESS = "address"
    CARD = "card"
    FRAME = "frame"
    ELEMENT = "element"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code to copy, in the language of the platform's pages."""

    role: Role
    code: str


@dataclass(frozen=True, slots=True)
class Target:
    """What the snippets lead to. Every address is absolute.

    `page` is the wizard on a page of its own, `frame` the same for frames; `answers` is the query
    that prefills the element and `theme` empty for that of the reader's system.
    """

    origin: str
    page: str
    frame: str
    picture: str
    script: str
    title: str
    language: str
    theme: str
    answers: str


def page_snippets(platform: Platform, target: Target) -> tuple[Snippet, ...]:
    """What goes into the page, most useful first."""
    match platform.tier:
        case Tier.ADDRESS:
            return (Snippet(Role.ADDRESS, target.page),)
        case Tier.LINK:
            return (Snippet(Role.CARD, _card(target)), Snippet(Role.ADDRESS, target.page))
        case Tier.FRAME:
            return (Snippet(Role.FRAME, _frame(target, platform.width)),)
        case Tier.TEXT:
            return (Snippet(Role.TEXT, _filled(platform.link, target)),)
        case Tier.ELEMENT:
            return (Snippet(Role.ELEMENT, _element_for(platform, target)),)
        case _ as never:
            assert_never(never)


def site_snippet(platform: Platform, target: Target) -> str:
    """What goes once into the site; empty where nothing does."""
    return _filled(platform.site.strip(), target)


def policy_line(platform: Platform, target: Target) -> str:
    """What an administrator may have to allow, ready to paste; empty where nothing is."""
    directives = "; ".join(f"{DIRECTIVES[each]} {target.origin}" for each in platform.allow)
    if not directives:
        return ""
    match platform.policy:
        case PolicyFormat.HEADER:
            return directives
        case PolicyFormat.META:
            return _tag("meta", {"http-equiv": "Content-Security-Policy", "content": directives})
        case PolicyFormat.LIST:
            return target.origin
        case _ as never:
            assert_never(never)


def _filled(text: str, target: Target) -> str:
    """The text of a platform with its gaps filled: {script}, {origin}, {host}, {page}, {title}."""
    gaps = {
        "script": target.script,
        "origin": target.origin,
        "host": urlsplit(target.origin).hostname or "",
        "page": target.page,
        "title": target.title,
    }
    for name, value in gaps.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _card(target: Target) -> str:
    picture = _tag(
        "img",
        {
            "src": target.picture,
            "alt": "",
            "width": str(CARD_WIDTH),
            "height": str(CARD_HEIGHT),
            "referrerpolicy": "no-referrer",
        },
    )
    return f"<p>{_link(target, content=f'{picture}<br>{escape(target.title)}')}</p>"


def _frame(target: Target, width: str) -> str:
    frame = _tall_tag(
        "iframe",
        {
            "src": target.frame,
            "title": target.title,
            "width": width,
            "height": str(FRAME_HEIGHT),
            "loading": "lazy",
            "referrerpolicy": "no-referrer",
        },
    )
    return f"<p>{_link(target)}</p>\n{frame}</iframe>"


def _element_for(platform: Platform, target: Target) -> str:
    match platform.format:
        case Format.JSX:
            style = f'style={{{{ display: "block", minHeight: "{HEIGHT}px" }}}}'
            jsx = _element(target).replace(f'style="{STYLE}"', style)
            return jsx.replace("referrerpolicy", "referrerPolicy")
        case Format.RST:
            link = f"`{target.title} <{target.page}>`__"
            return (
                f".. raw:: html\n\n{indent(_element(target), '   ')}\n\n"
                f".. only:: not html\n\n   {link}"
            )
        case Format.HTML:
            # Without a place for it in the site, the script comes along.
            return _element(target) + ("" if platform.site else "\n" + _script(target))
        case _ as never:
            assert_never(never)


def _element(target: Target) -> str:
    attributes = {
        "lang": target.language,
        "theme": target.theme,
        "answers": target.answers,
        "height": str(HEIGHT),
        "style": STYLE,
    }
    given = {name: value for name, value in attributes.items() if value}
    return f"{_tall_tag('alias-wizard', given)}\n  {_link(target)}\n</alias-wizard>"


def _script(target: Target) -> str:
    start = _tag("script", {"src": target.script, "referrerpolicy": "no-referrer"})
    return start.removesuffix(">") + " defer></script>"


def _link(target: Target, content: str = "") -> str:
    start = _tag("a", {"href": target.page, "referrerpolicy": "no-referrer"})
    return f"{start}{content or escape(target.title)}</a>"


def _tag(name: str, attributes: dict[str, str]) -> str:
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{pairs}>"


def _tall_tag(name: str, attributes: dict[str, str]) -> str:
    """The same, with one attribute on each line after the first."""
    pairs = "\n  ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name} {pairs}>"
