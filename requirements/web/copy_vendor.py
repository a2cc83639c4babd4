"""Copy the few front-end files the pages need from node_modules into static/vendor (which git ignores).

Run after `npm ci --ignore-scripts` in this folder. Plain standard library, so that any Python can run it.
KRDS ships 580 KB of component CSS: only the families of `KRDS_FAMILIES` are kept, and the image paths are
mended on the way. Nothing that is copied may point to another host or to a file that is not there.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
VENDOR = HERE.parents[1] / "ganggu_participation" / "static" / "vendor"
KRDS = MODULES / "krds-uiux" / "resources"
ICONS = KRDS / "img" / "component" / "icon"

KRDS_FAMILIES = ("krds-btn", "krds-input", "krds-form-select", "krds-badge")
HOUSE_ICONS = ("angle", "calendar", "call", "download", "print", "sch")
FONTS = ("Regular", "Medium", "Bold")

COMMENT = re.compile(r"/\*.*?\*/", re.S)
URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
SOURCE_MAP = re.compile(r"^(?://#|/\*#)\s*sourceMappingURL=.*$", re.M)
FAMILY = re.compile(r"^(?:\[data-krds-mode=high-contrast\] )?\.(?:" + "|".join(KRDS_FAMILIES) + r")(?![\w-])")
HIGH_CONTRAST_ROOT = "[data-krds-mode=high-contrast] :root"


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield (prelude, body) of every outermost rule; statements without a body are left out."""
    depth = start = opened = 0
    for position, char in enumerate(css):
        if char == "{":
            depth += 1
            opened = position if depth == 1 else opened
        elif char == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].rsplit(";", 1)[-1].strip(), css[opened + 1:position].strip()
                start = position + 1


def kept_selectors(prelude: str) -> str:
    """The selectors of a rule that belong to a kept family, joined again; empty when there are none."""
    if prelude == HIGH_CONTRAST_ROOT:
        return prelude.replace(" :root", "")  # the original can never match: :root has no ancestor
    selectors = [" ".join(part.split()) for part in prelude.split(",")]
    return ", ".join(part for part in selectors if part == ":root" or FAMILY.match(part))


def kept_rules(css: str) -> Iterator[str]:
    """Yield the rules of the kept families; colour-scheme copies go (our switch decides)."""
    for prelude, body in blocks(css):
        if prelude.startswith("@media") and "prefers-color-scheme" not in prelude:
            inside = "\n".join(kept_rules(body))
            if inside:
                yield f"{prelude} {{\n{inside}\n}}"
        elif not prelude.startswith("@") and kept_selectors(prelude):
            yield f"{kept_selectors(prelude)} {{ {' '.join(body.split())} }}"


def copy(source: Path, target: Path) -> None:
    """Copy one file below static/vendor, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write(text: str, target: Path) -> None:
    """Write one text below static/vendor, without source map remarks (the maps are not copied)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(SOURCE_MAP.sub("", text).rstrip() + "\n", encoding="utf-8")


def copy_krds() -> None:
    """Tokens, the kept components, the icons both need, and the three font files."""
    out = VENDOR / "krds"
    write((KRDS / "css/token/krds_tokens.css").read_text(encoding="utf-8"), out / "tokens.css")
    css = COMMENT.sub("", (KRDS / "css/component/output.css").read_text(encoding="utf-8"))
    components = URL.sub(lambda m: f"url(img/{Path(m[1]).name})", "\n".join(kept_rules(css)))
    write(components, out / "components.css")
    wanted = {f"ico_{name}.svg" for name in HOUSE_ICONS} | {Path(u).name for u in URL.findall(components)}
    for name in sorted(wanted):
        copy(ICONS / name, out / "img" / name)
    for weight in FONTS:
        name = f"PretendardGOV-{weight}.subset.woff2"
        copy(KRDS / "fonts" / name, out / "fonts" / name)


def copy_noto() -> None:
    """Noto Sans KR for syllables that the KRDS subset lacks: one variable font in unicode-range pieces."""
    source = MODULES / "@fontsource-variable" / "noto-sans-kr"
    css = COMMENT.sub("", (source / "wght.css").read_text(encoding="utf-8"))
    out = VENDOR / "noto-sans-kr"
    write("\n".join(line.strip() for line in css.splitlines() if line.strip()), out / "wght.css")
    for name in URL.findall(css):
        copy(source / name, out / name)


def copy_scripts() -> None:
    """htmx, and Leaflet with its style and images."""
    htmx = (MODULES / "htmx.org/dist/htmx.min.js").read_text(encoding="utf-8")
    write(htmx, VENDOR / "htmx/htmx.min.js")
    dist = MODULES / "leaflet" / "dist"
    for name in ("leaflet.js", "leaflet.css"):
        write((dist / name).read_text(encoding="utf-8"), VENDOR / "leaflet" / name)
    for image in sorted((dist / "images").glob("*.png")):
        copy(image, VENDOR / "leaflet" / "images" / image.name)


def broken_links() -> list[str]:
    """Every address in a copied style sheet that leaves this folder or leads to no file."""
    wrong = []
    for sheet in sorted(VENDOR.rglob("*.css")):
        for url in URL.findall(sheet.read_text(encoding="utf-8")):
            local = not url.startswith(("http:", "https:", "//"))
            inside = url.startswith(("data:", "#")) or (local and (sheet.parent / url).is_file())
            if not inside:
                wrong.append(f"{sheet.relative_to(VENDOR)}: {url}")
    return wrong


def main() -> int:
    """Fill static/vendor anew; return 1 with a sentence when packages or linked files are missing."""
    if not MODULES.is_dir():
        print("node_modules is missing: run `npm ci --ignore-scripts` in this folder first.", file=sys.stderr)
        return 1
    shutil.rmtree(VENDOR, ignore_errors=True)
    copy_krds()
    copy_noto()
    copy_scripts()
    wrong = broken_links()
    for line in wrong:
        print(f"broken address in {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
