"""Every call, held against the schema of OVHcloud's API: paths, methods, fields and values."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from openapi_schema_validator import OAS30WriteValidator

from tests.shared import shared
from wizard.api_calls import ApiCall, Placeholder, Value
from wizard.content import api

from .every import every_call

Schema = Mapping[str, Any]


@pytest.fixture(scope="session")
def schema() -> Schema:
    found: Schema = json.loads(shared("telephony-api-2025-09.json").read_text("utf-8"))
    return found


def operation(schema: Schema, call: ApiCall) -> Schema:
    """What the schema says of a call; a placeholder stands for a parameter of the path."""
    for path, methods in schema["paths"].items():
        pattern = re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(path))
        if re.fullmatch(pattern, call.path) and call.method.lower() in methods:
            assert path.count("{") == call.path.count("{"), call.id
            found: Schema = methods[call.method.lower()]
            return found
    raise AssertionError(f"{call.id}: no {call.method} {call.path}")


def resolved(schema: Schema, part: Schema) -> Schema:
    """A schema behind its references."""
    while "$ref" in part:
        part = schema["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]]
    return resolved(schema, part["allOf"][0]) if "allOf" in part else part


def sample(value: Value) -> str | int:
    if not isinstance(value, Placeholder):
        return value
    found = api().samples[value.word]
    return str(found) if value.as_text else found


def body_schema(schema: Schema, call: ApiCall) -> Schema | None:
    asked = operation(schema, call).get("requestBody")
    return resolved(schema, asked["content"]["application/json"]["schema"]) if asked else None


def test_every_call_is_in_the_schema(schema: Schema, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    for call in every_call():
        asked = body_schema(schema, call)
        counts["bodies"] += 1
        if asked is None:
            assert call.body is None, call.id
            continue
        body = {field: sample(value) for field, value in (call.body or {}).items()}
        assert body, call.id
        assert body.keys() <= asked["properties"].keys(), call.id
        # The references of a body lead to the schemas of the same document.
        whole = {**asked, "components": schema["components"]}
        errors = [error.message for error in OAS30WriteValidator(whole).iter_errors(body)]
        assert not errors, (call.id, errors)
        counts["fields"] += len(body)
        enums = [f for f in body if "enum" in resolved(schema, asked["properties"][f])]
        counts["enum values"] += len(enums)
    ids = {call.id for call in every_call()}
    with capsys.disabled():
        print(f"\n{len(ids)} calls of {len(api().types)} types; {dict(counts)}")


def test_what_an_answer_gives_is_in_the_schema(schema: Schema) -> None:
    for call in every_call():
        if not call.gives:
            continue
        answer = operation(schema, call)["responses"]["200"]["content"]["application/json"][
            "schema"
        ]
        found = resolved(schema, answer)
        word, field = call.gives
        given = found["items"] if field == "first" else found["properties"][field]
        assert given["type"] == {int: "integer", str: "string"}[type(api().samples[word])]


def test_a_value_that_is_not_in_the_schema_is_found(schema: Schema) -> None:
    """The validator sees a value outside an enum, a field left out and one that cannot be set."""
    call = next(call for call in every_call() if call.id == "first-member")
    asked = body_schema(schema, call)
    assert asked
    whole = {**asked, "components": schema["components"]}
    body = {field: sample(value) for field, value in (call.body or {}).items()}
    for spoilt in (body | {"status": "asleep"}, body | {"timeout": "20"}, {"number": "1"}):
        assert list(OAS30WriteValidator(whole).iter_errors(spoilt))
    settings = schema["components"]["schemas"]["telephony.Number"]
    whole = {**settings, "components": schema["components"]}
    assert list(OAS30WriteValidator(whole).iter_errors({"featureType": "svi"}))
