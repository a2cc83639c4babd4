"""The rules of the house as functions: each reads a tree and returns its faults as sentences."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROW = ["dongs", "accounts", "identities", "approvals", "notices", "cycles", "proposals", "voices", "mergers", "screenings", "countkeys", "votes",
       "polling", "counts", "assemblies", "budgets", "records", "privacy", "demo"]  # fmt: skip
PURE = {"verbs", "roles", "permissions", "rules", "lifecycle", "refusals", "refused", "states", "money", "clock", "korean", "dates",
        "masking", "personal_numbers"}  # fmt: skip
STORED = {"database", "audit", "deeds", "jobs", "keys", "config", "outbox", "carriers", "sealed", "access_log", "rates", "rotation"}
PURE_ROOMS = {"tally": {"money", "korean"}, "ballotbox": set()}
MAY_READ = {("ballotbox", "verify"): {"tally"}}
"""The verifier recounts: the one part of a pure room that reads another."""
SAME_PAGE = {("polling", "views", "votes", "forms")}
"""A kiosk shows the very ballot of the vote, by the same form: a second form could read a ballot in another way."""
STANDARD_ONLY = {"tally": set(), "ballotbox": {"cryptography", "Crypto"}}
OUTSIDE = {
    "flask",
    "flask_wtf",
    "flask_login",
    "wtforms",
    "sqlalchemy",
    "flask_sqlalchemy",
    "flask_migrate",
    "huey",
    "structlog",
}
WEB_ONLY = {"flask", "flask_wtf", "flask_login", "wtforms", "markupsafe"}
OFF_LIMITS = {"views": {"database", "deeds", "audit"}, "forms": {"database", "deeds", "audit"}}
NEVER_NAMED = {"utils", "helpers", "common", "core", "misc", "shared", "manager", "service", "handler"}
LOADED_ALONG = {"joinedload", "selectinload", "contains_eager", "defer", "load_only"}
TIME = re.compile(r"datetime\.now|datetime\.utcnow|date\.today|time\.time\(")
Name = list[str]


def files(house: Path) -> list[Path]:
    return sorted(house.rglob("*.py"))


def place_of(house: Path, path: Path) -> tuple[str, str]:
    """(room, kind of file): `votes/views/ballots.py` is ("votes", "views"); the ground has no room."""
    parts = path.relative_to(house).with_suffix("").parts
    return ("", parts[0]) if len(parts) == 1 else (parts[0], parts[1])


def imports(house: Path, path: Path) -> Iterator[Name]:
    """Every import as a list of names; those of the house begin with "house". Imports for types alone are left out."""
    tree = ast.parse(path.read_text())
    for_types = {id(n) for block in ast.walk(tree) if _is_type_block(block) for n in ast.walk(block)}
    here = list(path.relative_to(house).with_suffix("").parts)
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (_named(a.name.split(".")) for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ["house", *here[: len(here) - node.level]] if node.level else []
            module = node.module.split(".") if node.module else []
            yield from (_named(base + module + [a.name]) for a in node.names)


def _is_type_block(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _named(parts: Name) -> Name:
    return ["house", *parts[1:]] if parts[0] == "ganggu_participation" else parts


def import_faults(house: Path) -> list[str]:
    """Who imports whom: the row of rooms, and what each kind of file may touch."""
    found = []
    for path in files(house):
        room, kind = place_of(house, path)
        if room == "" and kind in ("__init__", "building", "cli", "timekeeping"):
            continue
        for name in imports(house, path):
            if fault := _fault(room, kind, name):
                found.append(f"{path.relative_to(house)} imports {'.'.join(name)}: {fault}")
    return found


def _fault(room: str, kind: str, name: Name) -> str | None:
    return _inside(room, kind, name[1:]) if name[0] == "house" else _outside(room, kind, name[0])


def _outside(room: str, kind: str, package: str) -> str | None:
    if room in PURE_ROOMS and package in OUTSIDE:
        return "a pure room runs without them"
    if room == "" and kind in PURE and package in OUTSIDE:
        return "pure ground knows only the standard library"
    if room in ROW and kind in {"models", "states", "queries", "actions", "tasks"} and package in WEB_ONLY:
        return "rules know nothing of the web"
    return None


def _inside(room: str, kind: str, name: Name) -> str | None:
    target, inner = name[0], name[1] if len(name) > 1 else ""
    if room == "" and kind in PURE | STORED:
        return _from_ground(kind, target)
    if room in PURE_ROOMS:
        allowed = PURE_ROOMS[room] | MAY_READ.get((room, kind), set()) | {room}
        return None if target in allowed else "a pure room stands alone"
    if room == "web":
        return "the web knows no room" if target in ROW else None
    if room in ROW:
        return _from_room(room, kind, target, inner)
    return None


def _from_ground(kind: str, target: str) -> str | None:
    if target in ROW or target in ("web", "tally", "ballotbox"):
        return "the ground knows no room"
    return "pure ground knows only pure ground" if kind in PURE and target not in PURE else None


def _from_room(room: str, kind: str, target: str, inner: str) -> str | None:
    if target == "tally" and room != "counts" and room != "records":
        return "only counts and the pages of results read tally"
    if target == "web" and kind not in ("views", "forms"):
        return "rules know nothing of the web"
    if kind in ("views", "forms") and target in OFF_LIMITS[kind]:
        return "a view reads through queries and writes through actions"
    if target in ROW and ROW.index(target) > ROW.index(room):
        return "a room looks only to its left"
    if (room, kind, target, inner) in SAME_PAGE:
        return None
    if target in ROW and target != room and room != "demo":
        return _from_other_room(kind, inner)
    return None


def _from_other_room(kind: str, inner: str) -> str | None:
    """Pages read other rooms through queries; rules know no other room's pages; models know their states only."""
    if kind in ("views", "forms"):
        return None if inner in ("queries", "states") else "of another room a page knows queries and states only"
    if kind == "models":
        return None if inner == "states" else "of another room models know states only"
    return "rules know no other room's pages" if inner in ("views", "forms") else None


def clock_faults(house: Path) -> list[str]:
    return [
        f"{path.relative_to(house)}: only clock asks the time"
        for path in files(house)
        if path.name != "clock.py" and TIME.search(path.read_text())
    ]


def name_faults(house: Path) -> list[str]:
    return [f"{path.relative_to(house)} says nothing" for path in files(house) if path.stem in NEVER_NAMED]


def option_faults(house: Path) -> list[str]:
    """What to load along settles all tables of the house: while files are still read, some rooms are not there yet, and
    what runs depends on which file was read first."""
    return [
        f"{path.relative_to(house)}: {node.func.id} stands in no function"
        for path in files(house)
        for line in ast.parse(path.read_text()).body
        if isinstance(line, ast.Assign | ast.AnnAssign)
        for node in ast.walk(line)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOADED_ALONG
    ]


def verb_faults(house: Path, verbs: set[str]) -> list[str]:
    """Each verb is the one deed of exactly one action, whose first parameter is `actor`."""
    done: dict[str, str] = {}
    found = []
    for path in sorted(house.rglob("actions.py")) + sorted(house.glob("*/actions/*.py")):
        for action in (n for n in ast.parse(path.read_text()).body if isinstance(n, ast.FunctionDef)):
            where = f"{path.relative_to(house)}:{action.name}"
            deeds = [ast.unparse(n.args[1]).removeprefix("Verb.") for n in ast.walk(action) if _is_deed(n)]
            public = not action.name.startswith("_")
            if public and (not action.args.args or action.args.args[0].arg != "actor"):
                found.append(f"{where} does not begin with its actor")
            if public and len(deeds) != 1:
                found.append(f"{where} does {len(deeds)} deeds")
            found += [f"{where} does {verb} once more, after {done[verb]}" for verb in deeds if verb in done]
            done.update(dict.fromkeys(deeds, where))
    return found + [f"{verb} is done by no action" for verb in sorted(verbs - set(done))]


def _is_deed(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "deed"


def template_faults(house: Path, templates: Path) -> list[str]:
    """A page is named after its view, a part begins with an underscore, and none is left over or missing."""
    named = {s for path in files(house) for s in _strings(path) if s.endswith(".html")}
    texts = {str(p.relative_to(templates)): p.read_text() for p in templates.rglob("*.html")}
    used = named | {m for text in texts.values() for m in re.findall(r"[\"']([\w/.-]+\.html)[\"']", text)}
    left_over = [f"{name} is shown by nobody" for name in sorted(set(texts) - used)]
    missing = [f"{name} does not exist" for name in sorted(used - set(texts))]
    return left_over + missing + [f for name, text in texts.items() for f in _inline(name, text)]


def _strings(path: Path) -> Iterator[str]:
    return (
        n.value
        for n in ast.walk(ast.parse(path.read_text()))
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


def _inline(name: str, text: str) -> list[str]:
    """What the content policy would refuse."""
    banned = {
        r"<script(?![^>]*\ssrc=)": "an inline script",
        r"\sstyle=": "an inline style",
        r"<style": "an inline style",
        r"\son\w+=\"": "an inline handler",
        r"https?://(?!www\.w3\.org)": "an address elsewhere",
        r"\|safe\b": "unescaped text",
    }
    return [f"{name} has {what}" for pattern, what in banned.items() if re.search(pattern, text)]


def word_faults(texts: dict[str, str]) -> list[str]:
    """GLOSSARY 10 and PB-05: words that no screen says."""
    banned = {
        r"귀하|고객님|당신": "speaks down",
        r"바랍니다|되오니": "officialese",
        r"익일|명일|금일|상기 ": "officialese",
        r"클릭": "say 누르기",
        r"홈페이지|웹사이트": "say 누리집",
        r"잘못된 접근": "says nothing",
        r"당선": "say 추천",
        r"(?<!온라인 )(?<!사업 )(?<!법의 )주민투표": "the statutory referendum",
        r"익명성을 보장": "promises too much",
        r"\bTODO\b|\bLorem\b": "unfinished",
    }
    return [
        f"{name}: {why} ({found.group()})"
        for name, text in texts.items()
        for pattern, why in banned.items()
        if (found := re.search(pattern, text))
    ]


def sizes(house: Path) -> list[tuple[int, str]]:
    return sorted(((len(p.read_text().splitlines()), str(p.relative_to(house))) for p in files(house)), reverse=True)
