"""Templates stay inside the strict CSP, the lock names no host, and the KRDS cut keeps what it should."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

HOUSE = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
STATIC = HOUSE / "ganggu_participation" / "static"
INLINE = re.compile(r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*\bsrc=)""", re.I)


def copy_vendor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("copy_vendor", HOUSE / "requirements/web/copy_vendor.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE / "templates")))
def test_a_template_has_nothing_inline(template: Path) -> None:
    assert not INLINE.search(template.read_text(encoding="utf-8"))


def test_the_lock_names_no_address() -> None:
    lock = (HOUSE / "requirements/web/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "omit-lockfile-registry-resolved=true" in (HOUSE / "requirements/web/.npmrc").read_text()


def test_the_house_style_calls_no_other_host_and_misses_no_own_file() -> None:
    css = (STATIC / "house.css").read_text(encoding="utf-8")
    assert "http" not in css.replace('a[href^="http"]', "")
    own = [url for url in re.findall(r"url\(([^)]+)\)", css) if not url.startswith("vendor/")]
    assert own and all((STATIC / url).is_file() for url in own)


def test_only_the_kept_families_of_krds_remain() -> None:
    css = """:root { --a: 1px; } .krds-btn, .krds-tab a { color: red; } .krds-btn-wide { color: red; }
    @media (max-width: 1px) { .krds-badge.dot { top: 0; } .other { top: 0; } }
    @media (prefers-color-scheme: dark) { .krds-btn { color: blue; } }"""
    kept = "\n".join(copy_vendor().kept_rules(css)).split("\n")
    media = ["@media (max-width: 1px) {", ".krds-badge.dot { top: 0; }", "}"]
    assert kept == [":root { --a: 1px; }", ".krds-btn { color: red; }", *media]
