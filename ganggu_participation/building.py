"""Builds the house: reads the settings, hangs the rooms in, checks the doors."""

import os
import secrets
from collections.abc import MutableMapping
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from flask import Flask, g
from flask.templating import Environment
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect, generate_csrf
from werkzeug.middleware.proxy_fix import ProxyFix

from . import cli, clock, config, jobs, outbox, permissions, verbs
from .accounts.views.presence import whoever_signed_in
from .database import db, ready
from .identities.queries import elector_of_token
from .web import addresses, display, errors, filters, headers, progress, static, watch, whence
from .web.doors import actor, check_doors

ROOMS = ("dongs", "accounts", "identities", "approvals", "notices", "cycles", "proposals", "voices", "mergers", "screenings", "countkeys", "votes",
         "polling", "counts", "assemblies", "budgets", "records", "privacy")  # fmt: skip
WEB = [display.room, progress.room, watch.room]
SECRETS = ("SECRET_KEY", "PERSON_SECRET")
INSTANCE = Path(__file__).parent.parent / "instance"


class Templates(Environment):
    """Jinja as Flask sets it up; its globals lie in one dict, for looking through two took a twentieth of every page.
    What is to be global is named before the first template is read."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class House(Flask):
    jinja_environment = Templates


def build(settings: type | None, instance_path: str | None, overrides: dict[str, Any]) -> Flask:
    """Raises RuntimeError when a door has no audience."""
    app = House(
        __package__, template_folder="../templates", static_folder=None, instance_path=instance_path or str(INSTANCE)
    )
    Path(app.instance_path).mkdir(parents=True, exist_ok=True)
    _settle(app, settings or getattr(config, os.environ.get("HOUSE_CONFIG", "Development")), overrides)
    _hang_ground(app)
    for blueprint in [*WEB, *chain.from_iterable(_part(room, "views").BLUEPRINTS for room in ROOMS)]:
        app.register_blueprint(blueprint)
    cli.hang(app)
    check_doors(app)
    return app


def _part(room: str, kind: str) -> ModuleType:
    return import_module(f"{__package__}.{room}.{kind}")


def _settle(app: Flask, settings: type, overrides: dict[str, Any]) -> None:
    app.config.from_object(settings)
    app.config.from_pyfile(str(Path(app.instance_path) / "settings.py"), silent=True)
    app.config.update(overrides)
    app.config["SQLALCHEMY_DATABASE_URI"] = _driver(app.config["SQLALCHEMY_DATABASE_URI"])
    for name in SECRETS:
        app.config[name] = app.config[name] or _kept_secret(app, name)
    if hops := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops, hops)  # type: ignore[method-assign]


def _driver(address: str) -> str:
    """`postgres://` as people write it, with the driver that we install."""
    scheme, _, rest = address.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else address


def _kept_secret(app: Flask, name: str) -> str:
    """Made once, kept in instance/ for this installation only, readable by its owner."""
    path = Path(app.instance_path) / name.lower()
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


PRESSED_ELSEWHERE = (f"{__package__}.notices.views.follow_ends.update",)
"""A mail programme presses this one for its reader (RFC 8058): the sealed address is all that it has to show."""


def _hang_ground(app: Flask) -> None:
    for room in ROOMS:
        _part(room, "models")
    db.init_app(app)
    with app.app_context():
        ready(db.engine)
    Migrate(app, db, directory=str(Path(app.root_path).parent / "migrations"), render_as_batch=True)
    Babel(app)
    forms = CSRFProtect(app)
    for view in PRESSED_ELSEWHERE:
        forms.exempt(view)
    login = LoginManager(app)
    login.session_protection = None
    login.user_loader(whoever_signed_in)
    app.extensions["guest"] = elector_of_token
    for part in (addresses, jobs, outbox, errors, filters, headers, static, watch, whence):
        part.hang(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        Verb=verbs.Verb, now=clock.now, why_not=_why_not, settings=Shown(app), csrf_token=_csrf_token
    )
    app.context_processor(_frame)


def _csrf_token() -> str:
    """Signed once a request: a page has a form in its frame and more below."""
    if "form_token" not in g:
        g.form_token = generate_csrf()
    token: str = g.form_token
    return token


def _why_not(verb: verbs.Verb, subject: Any) -> Any:
    return permissions.why_not(actor(), verb, subject)


def _frame() -> dict[str, Any]:
    """What every frame shows of this request: who is here, how large the type is."""
    text, contrast = display.chosen()
    return {"actor": actor(), "display": {"text": text, "contrast": contrast}}


class Shown:
    """The settings as templates and their macros read them: `settings.site_name`."""

    def __init__(self, app: Flask) -> None:
        self._config = app.config

    def __getattr__(self, name: str) -> Any:
        try:
            return self._config[name.upper()]
        except KeyError:
            raise AttributeError(name) from None
