"""Calls of the API as text to copy: for a shell with curl, and for Python with OVH's library."""

import json
from collections.abc import Callable, Iterable, Mapping
from string import Template

from wizard.api_calls.model import Api, ApiCall, Placeholder, Value

Say = Callable[[ApiCall], str]
"""Gives the sentence of a call, in the language of the page."""

SHELL = Template("""\
AK=… AS=… CK=…  # $keys
call() {
  TIME=$$(curl -s $address/auth/time)
  SIGNED=$$(printf '%s' "$$AS+$$CK+$$1+$address$$2+$$3+$$TIME" | sha1sum | cut -d ' ' -f 1)
  curl -s -X "$$1" "$address$$2" -d "$$3" -H "Content-Type: application/json" \\
    -H "X-Ovh-Application: $$AK" -H "X-Ovh-Consumer: $$CK" \\
    -H "X-Ovh-Timestamp: $$TIME" -H "X-Ovh-Signature: \\$$1\\$$$$SIGNED"
}
""")
"""Signs each call as the API wants it: the SHA-1 of secret, key, method, address, body and time."""

PYTHON = Template("""\
import ovh  # pip install ovh

client = ovh.Client()  # $keys
""")


def words_of(calls: Iterable[ApiCall]) -> tuple[str, ...]:
    """The placeholders that the reader has to replace, in the order in which they come up.

    Those that the answer to an earlier call gives are left out.
    """
    wanted: dict[str, None] = {}
    given: set[str] = set()
    for call in calls:
        in_path = [part.strip("{}") for part in call.path.split("/") if part.startswith("{")]
        values = (call.body or {}).values()
        in_body = [value.word for value in values if isinstance(value, Placeholder)]
        wanted.update(dict.fromkeys(word for word in in_path + in_body if word not in given))
        given.update(call.gives[:1] if call.gives else ())
    return tuple(wanted)


def shell(api: Api, calls: tuple[ApiCall, ...], say: Say, keys: str) -> str:
    """The calls for curl. Placeholders stand as bare words, which the reader replaces.

    `keys` says in a few words where the three keys come from.
    """
    lines = [SHELL.substitute(keys=keys, address=api.address)]
    for number, call in enumerate(calls, start=1):
        path = call.path.replace("{", "").replace("}", "")
        body = f" '{_json(call.body, api)}'" if call.body else ""
        lines.append(f"# {number}. {say(call)}")
        lines += [f"# {call.gives[0]} = {_where(call.gives[1])}"] if call.gives else []
        lines.append(f"call {call.method} {path}{body}\n")
    return "\n".join(lines).strip()


def python(api: Api, calls: tuple[ApiCall, ...], say: Say, keys: str) -> str:
    """The calls for OVH's library of Python, where each placeholder is a variable."""
    lines = [PYTHON.substitute(keys=keys).strip()]
    lines += [f"{word} = {api.samples[word]!r}" for word in words_of(calls)]
    for number, call in enumerate(calls, start=1):
        fields = "".join(f", {name}={_python(value)}" for name, value in (call.body or {}).items())
        text = f'client.{call.method.lower()}(f"{call.path}"{fields})'
        if call.gives:
            word, field = call.gives
            text = f"{word} = {text}" + ("[0]" if field == "first" else f'["{field}"]')
        elif call.method == "GET":
            text = f"print({text})"
        lines += ["", f"# {number}. {say(call)}", text]
    return "\n".join(lines)


def _where(field: str) -> str:
    return "[0]" if field == "first" else field


def _json(body: Mapping[str, Value], api: Api) -> str:
    """JSON in which a placeholder of a number is a bare word. A quote would end it in a shell."""
    fields = (f"{json.dumps(name)}: {_json_value(value, api)}" for name, value in body.items())
    return "{" + ", ".join(fields) + "}"


def _json_value(value: Value, api: Api) -> str:
    if not isinstance(value, Placeholder):
        return json.dumps(value, ensure_ascii=False)
    is_text = value.as_text or isinstance(api.samples[value.word], str)
    return f'"{value.word}"' if is_text else value.word


def _python(value: Value) -> str:
    if not isinstance(value, Placeholder):
        return repr(value)
    return f"str({value.word})" if value.as_text else value.word
