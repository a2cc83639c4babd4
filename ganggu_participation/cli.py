"""The same verbs from a terminal: first administrator, dates, checks, the worker, made-up content."""

import threading
import time
from pathlib import Path

import click
from flask import Flask, current_app
from huey.consumer import Consumer

from . import access_log, audit, clock, jobs, keys, outbox, rotation, timekeeping
from .accounts.first_admin import create_admin
from .accounts.rights import rights_as_markdown
from .counts.count_file import count_file
from .database import db
from .demo.seed import seed, seed_dongs
from .refusals import Refused

TICK_SECONDS = 60


def hang(app: Flask) -> None:
    for command in (
        seed_command,
        seed_dongs_command,
        create_admin_command,
        keep_time,
        verify_audit,
        rotate_key,
        print_rights,
        count_file,
        worker,
    ):
        app.cli.add_command(command)


@click.command("seed")
def seed_command() -> None:
    """Fills an empty demo house with made-up content; leaves a house with people alone."""
    if not current_app.config["DEMO"]:
        raise click.ClickException("시연용 설치가 아니어서 꾸며 낸 내용을 넣지 않습니다. DEMO=1로 실행해 주세요.")
    seed(Path(current_app.instance_path), click.echo)


@click.command("seed-dongs")
def seed_dongs_command() -> None:
    """Adds the dongs of the district with their figures; adds nothing twice."""
    click.echo(f"동 {seed_dongs()}곳을 넣었습니다.")


@click.command("create-admin")
@click.option("--email", prompt="전자우편 주소")
@click.option("--name", prompt="이름")
@click.password_option(prompt="비밀번호(8자 이상)", confirmation_prompt="비밀번호 한 번 더")
def create_admin_command(email: str, name: str, password: str) -> None:
    """Makes the first administrator."""
    try:
        create_admin(email, password, name)
    except (Refused, ValueError) as no:
        raise click.ClickException(getattr(no, "message", str(no))) from no
    click.echo(f"{email} 관리자를 만들었습니다.")


@click.command("verify-audit")
def verify_audit() -> None:
    """Follows the audit trail from its start and names the first entry that does not fit."""
    broken = audit.first_break()
    total = db.session.query(audit.AuditEntry).count()
    if broken is None:
        click.echo(f"처리 기록 {total:,}건이 모두 이어집니다.")
        _verify_access_log()
        return
    click.echo(f"처리 기록 {broken.id}번({broken.verb}, {broken.subject})에서 끊겼습니다.", err=True)
    raise SystemExit(1)


def _verify_access_log() -> None:
    if torn := access_log.first_break():
        click.echo(f"개인정보 접속기록 {torn.id}번에서 끊겼습니다.", err=True)
        raise SystemExit(1)
    click.echo("개인정보 접속기록이 모두 이어집니다.")


@click.command("rotate-key")
@click.option("--retire", is_flag=True, help="Afterwards forget the old keys: backups sealed with them are lost.")
def rotate_key(retire: bool) -> None:
    """Seals contacts anew with a fresh data key, in batches; begun again after a stop it goes on where it was."""
    if not rotation.still_old():
        try:
            click.echo(f"새 열쇠 {keys.add_key()}번을 만들었습니다.")
        except RuntimeError as outside:
            click.echo(
                f"열쇠는 환경 변수 DATA_KEYS에서 옵니다. 새 열쇠를 그 끝에 더한 뒤 다시 실행해 주세요. ({outside})"
            )
            return
    done = 0
    for number in rotation.turn():
        done += number
        click.echo(f"{done:,}건을 새 열쇠로 다시 잠갔습니다.")
    if retire:
        click.echo(f"옛 열쇠를 지웠습니다: {', '.join(keys.retire_keys()) or '없음'}")


@click.command("print-rights")
def print_rights() -> None:
    """The rights table as it stands in README."""
    click.echo(rights_as_markdown())


@click.command("keep-time")
def keep_time() -> None:
    """Does what the dates say is due."""
    for sentence in timekeeping.keep():
        click.echo(sentence)


@click.command("worker")
def worker() -> None:
    """Does long work and keeps the dates, until it is stopped."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    threading.Thread(target=_tick, args=(app,), daemon=True).start()
    Consumer(app.extensions["queue"], workers=1, periodic=False, check_worker_health=False).run()


def _tick(app: Flask) -> None:
    while True:
        with app.app_context():
            try:
                jobs.beat()
                outbox.carry()
                for sentence in timekeeping.keep():
                    click.echo(f"{clock.now().isoformat()} {sentence}")
            except Exception:
                timekeeping.log.exception("tick failed")
            finally:
                db.session.remove()
        time.sleep(TICK_SECONDS - clock.now().second % TICK_SECONDS)
