"""Serves the help centre; its pages name the wizard's address, which can be another one.

python3 serve.py PORT [http://localhost:8000]
"""

import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WRITTEN = "http://localhost:8000"
"""The wizard's address as the pages have it."""


class HelpCentre(SimpleHTTPRequestHandler):
    """Files of this folder, with the wizard's address put in."""

    wizard = WRITTEN

    def do_GET(self) -> None:
        name = self.path.split("?")[0].removeprefix("/") or "element.html"
        text, headers = self.find(name)
        self.answer(text, self.guess_type(name), **headers)

    def find(self, name: str) -> tuple[str, dict[str, str]]:
        """The text of a file and headers of its own; empty if there is no such file."""
        file = FOLDER / name
        if file.parent != FOLDER or file.suffix not in (".html", ".css", ".js"):
            return "", {}
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        return text.replace(WRITTEN, self.wizard), {}

    def answer(self, text: str, kind: str, **headers: str) -> None:
        """Sends a text; an empty one is 404. Header names have _ for -."""
        if not text:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(text.encode())


def main(port: int, wizard: str = WRITTEN) -> None:
    HelpCentre.wizard = wizard
    print(f"Open http://127.0.0.1:{port}/ ; the wizard must run on {wizard} (make run)", flush=True)
    ThreadingHTTPServer(("127.0.0.1", port), HelpCentre).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:3])
