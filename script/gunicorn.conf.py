"""How gunicorn serves the house; script/server gives the address, the environment may give other numbers."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
graceful_timeout = 10
# Imported once and forked: half the start-up time; a house that cannot start says so once.
preload_app = True
# Figures of several processes are added up in files; a fresh folder, so that yesterday's are not.
if os.environ.get("METRICS") == "1":
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="house-metrics-"))
# The control socket would lie in the home folder, where two houses on one machine would meet.
control_socket_disable = True
# The heartbeat file in memory: on a slow disk it would make gunicorn kill a healthy worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# Start-up lines are for a log, not for the person at the terminal.
loglevel = os.environ.get("WEB_LOG_LEVEL", "warning")
