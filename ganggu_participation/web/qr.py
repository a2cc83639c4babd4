"""A text as a square that a phone reads."""

import segno
from markupsafe import Markup

QUIET_ZONE = 2


def drawn(text: str) -> Markup:
    """Inline SVG without style attributes or fixed size: the page says how large it is."""
    square = segno.make(text, micro=False, error="m", mask=0)  # trying all eight masks costs more than the page
    return Markup(square.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None))
