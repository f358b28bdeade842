"""One address of each kind of page; layout and access are tested on all of them."""

KINDS: dict[str, str] = {
    "question": "",
    "tick-list": "?who=several&busy=wait",
    "error": "?who=several&busy=wait&team-extras=greeting&team-extras=none",
    "exact": "?who=one&place=outside&dropped=busy",
    "open": "?who=unknown&heard=unknown",
    "nearest": "?who=menu&menu=application&script-extras=outside",
    "retired": "?who=several&busy=wait&team-extras=none",
    "types": "types/",
    "type": "types/expert-queue/",
    "other": "other/",
    "builder": "integrate/?platform=docusaurus&who=several",
    "framed-question": "embed/?who=several&busy=wait",
    "framed-result": "embed/?who=several&busy=wait&team-extras=hours",
    "framed-type": "embed/types/ivr/",
    "not-there": "nowhere/",
}
NOT_FOUND = {"not-there"}
LANGUAGES = ("fr", "en")


def path_of(kind: str, language: str) -> str:
    return f"/{language}/{KINDS[kind]}"
