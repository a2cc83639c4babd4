"""Is the house well: /healthz, /metrics, and a log line per request without personal data."""

import os
import time

import structlog
from flask import Blueprint, Flask, Response, abort, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .. import clock
from ..database import db
from ..jobs import worker_is_late
from .doors import anyone

room = Blueprint("watch", __name__)
log = structlog.get_logger()


@room.get("/healthz")
@anyone
def health() -> ResponseReturnValue:
    try:
        db.session.execute(text("SELECT 1"))
        database, queue = "ok", "late" if worker_is_late() else "ok"
    except SQLAlchemyError:
        database = queue = "unreachable"
    answer = {"database": database, "queue": queue, "clock": clock.now().isoformat()}
    return jsonify(answer), 200 if database == "ok" else 503


@room.get("/metrics")
@anyone
def metrics() -> ResponseReturnValue:
    if not current_app.config["METRICS"]:
        abort(404)
    return Response(generate_latest(_gathered()), mimetype="text/plain")


def _gathered() -> CollectorRegistry:
    """This process's figures, or those of all processes of the server added up."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        own: CollectorRegistry = current_app.extensions["metrics"]
        return own
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)
    return together


def hang(app: Flask) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(),
    )
    app.extensions["metrics"] = registry = CollectorRegistry()
    answers = Counter("house_answers_total", "Answers", ["endpoint", "status"], registry=registry)
    seconds = Histogram("house_answer_seconds", "Seconds to an answer", ["endpoint"], registry=registry)

    @app.before_request
    def started() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def told(response: Response) -> Response:
        where, took = request.endpoint or "-", time.perf_counter() - g.get("started", time.perf_counter())
        if app.config["METRICS"]:
            answers.labels(where, response.status_code).inc()
            seconds.labels(where).observe(took)
        log.info("answer", endpoint=where, method=request.method, status=response.status_code, ms=round(took * 1000))
        return response
