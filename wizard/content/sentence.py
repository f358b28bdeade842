"""Sentences that name buttons: `{configure}` in a text is what that button says on screen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.content.labels import Label, Panel
from wizard.toml import Table

_LABEL = re.compile(r"{([^{}]*)}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: plain words, or what a label (then its id) says in some panels.

    `language` is set where it is not that of the sentence: a name may be known in French only.
    """

    text: str
    language: str = ""
    label: str = ""
    panels: tuple[Panel, ...] = ()


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes sentences in one language.

    `in_console` puts the Console's name behind that of the control panel, where they differ: a text
    with the gap {label}.
    """

    language: str
    labels: Mapping[str, Label]
    in_console: str

    def read(self, entry: Table, key: str, panel: Panel | None = None, tile: str = "") -> Sentence:
        """The sentence under a key, for one panel, or (None) for whoever has either of them.

        `tile` is the label that {tile} stands for. Raises ContentError if there is no text, or for
        a label that is not known, or has no name in this panel.
        """
        return self.sentence(entry, key, entry.text(key), panel, tile)

    def sentence(
        self, entry: Table, key: str, text: str, panel: Panel | None = None, tile: str = ""
    ) -> Sentence:
        """The same for a text that is part of the entry."""
        pieces: list[Piece] = []
        for place, part in enumerate(_LABEL.split(text)):
            if place % 2:
                label = self._label(entry, key, tile if part == "tile" else part, panel)
                pieces += self._named(label, (panel,)) if panel else self._in_both(label)
            elif part:
                pieces.append(Piece(part))
        return tuple(pieces)

    def _label(self, entry: Table, key: str, label_id: str, panel: Panel | None) -> Label:
        label = self.labels.get(label_id)
        if label is None:
            raise entry.error(key, f"“{label_id}” is no label; add it to labels.toml, or mend it")
        wanted = panel or Panel.PANEL
        if wanted not in label.names:
            mend = f"has no name under “{wanted}”; add that to labels.toml, or name another label"
            raise entry.error(key, f"“{label_id}” {mend}")
        return label

    def _in_both(self, label: Label) -> Iterator[Piece]:
        """The control panel's name; the Console's behind it, if it has another."""
        said = {self._name(label, panel) for panel in label.names}
        if len(said) == 1:
            yield from self._named(label, tuple(label.names))
            return
        yield from self._named(label, (Panel.PANEL,))
        before, _, after = self.in_console.partition("{label}")
        text, language = self._name(label, Panel.CONSOLE)
        yield Piece(f" {before}")
        yield Piece(text, language, label.id, (Panel.CONSOLE,))
        yield Piece(after)

    def _named(self, label: Label, panels: tuple[Panel, ...]) -> Iterator[Piece]:
        """A name, which is the same in these panels, and what it means if it is French only."""
        text, language = self._name(label, panels[0])
        yield Piece(text, language, label.id, panels)
        if language == "fr":
            yield Piece(f" ({label.means})")

    def _name(self, label: Label, panel: Panel) -> tuple[str, str]:
        """What a label says, and "" or, where that is not known in ours, another language."""
        said = label.names[panel].said
        if self.language in said:
            return said[self.language], ""
        other = "en" if "en" in said else "fr"
        return said[other], other
