"""Sites whose pages a script changes: VitePress, Docusaurus and React with its router."""

import shutil
from collections.abc import Mapping, Sequence

from harness import ROOT
from tests.hosts.pasted import for_page
from tests.hosts.sites.generators import ROUTES, Generated

PACKAGES = ROOT / "build" / "hosts" / "npm" / "node_modules"


MAIN = """import React from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Link, Route, Routes } from "react-router-dom";

COMPONENTS
createRoot(document.getElementById("root")).render(
<BrowserRouter>
<Routes>
ROUTES</Routes>
<Link to="/">First</Link> <Link to="/one/">One</Link> <Link to="/two/">Two</Link>
</BrowserRouter>
);
"""
COMPONENT = """const NAME = () => <>
<h1>An article</h1>
PASTED
<p>The article goes on.</p>
</>;
"""


class FromNpm(Generated):
    """A generator of tests/hosts/npm, which the sources find beside them."""

    programs = PACKAGES / ".bin"
    links = ROUTES

    def write(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Writes the sources."""
        (self.folder / "node_modules").symlink_to(PACKAGES)
        super().write(pages)


class VitePress(FromNpm):
    """VitePress with its own theme."""

    name = "VitePress"
    platform = "vitepress"
    forgets = True
    command = ("vitepress", "build", "docs", "--outDir", "site")
    suffix = ".md"
    configuration = ("docs/.vitepress/config.mts", "export default {\nSITE\n};\n")


class Docusaurus(FromNpm):
    """Docusaurus with its classic preset, pages as MDX."""

    name = "Docusaurus"
    platform = "docusaurus"
    command = ("docusaurus", "build", "--out-dir", "site")
    suffix = ".mdx"
    configuration = (
        "docusaurus.config.js",
        """export default {
title: "Help", url: "ORIGIN", baseUrl: "/", trailingSlash: true,
presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
SITE
};
""",
    )


class React(FromNpm):
    """React with a component for each page and its router, built by Vite."""

    name = "React"
    platform = "react"
    is_written_by_the_server = False
    command = ("vite", "build", "--outDir", "site")
    configuration = (
        "index.html",
        """<!doctype html><html lang="en"><title>Help</title>
SITE
<div id="root"></div><script type="module" src="main.jsx"></script></html>
""",
    )

    def write(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Writes the page that loads React, and what React shows in it."""
        super().write(pages)
        routes, components = "", ""
        for name, languages in {"First": (), **pages}.items():
            pasted = "\n".join(for_page(self.platform, self.wizard, each) for each in languages)
            path = f"/{name}/" if languages else "/"
            components += COMPONENT.replace("NAME", name.title()).replace("PASTED", pasted)
            routes += f'<Route path="{path}" element={{<{name.title()} />}} />\n'
        self.put("main.jsx", MAIN.replace("COMPONENTS", components).replace("ROUTES", routes))

    def build(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Builds, and has the one page at each address."""
        super().build(pages)
        site = self.folder / "site"
        for name in pages:
            (site / name).mkdir()
            shutil.copy(site / "index.html", site / name)
