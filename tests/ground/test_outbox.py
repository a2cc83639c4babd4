"""What leaves the house: stored sealed, carried once, tried again, never seen in a log."""

import email
import json
import socketserver
import stat
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from ganggu_participation import carriers, clock, outbox
from ganggu_participation.carriers import GatewayCarrier, Letter, NotCarried, SmtpCarrier
from ganggu_participation.database import db, transaction
from ganggu_participation.outbox import LetterState, OutboxLetter

ADDRESS, TEXT = "halmeoni@example.kr", "확인번호 123456"


@pytest.fixture
def folder(app, tmp_path):
    app.instance_path = str(tmp_path)
    return tmp_path / "outbox"


def letters():
    db.session.rollback()
    return db.session.query(OutboxLetter).order_by(OutboxLetter.id).all()


class Broken:
    def __init__(self, times):
        self.left, self.carried = times, []

    def carry(self, letter):
        if self.left:
            self.left -= 1
            raise OSError(f"no way to {letter.address} with {letter.text}")
        self.carried.append(letter)


@pytest.fixture
def way(monkeypatch):
    """A way out that fails as often as a test says."""

    def fails(times):
        broken = Broken(times)
        monkeypatch.setattr(outbox, "carrier_for", lambda *_: broken)
        return broken

    return fails


def test_a_letter_goes_into_a_folder_that_only_its_owner_reads(folder):
    outbox.send("mail", ADDRESS, "확인번호", TEXT)
    (path,) = folder.iterdir()
    assert ADDRESS in path.read_text() and TEXT in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_was_sent_is_not_kept(folder):
    outbox.send("mail", ADDRESS, "확인번호", TEXT)
    (letter,) = letters()
    assert letter.state is LetterState.SENT and letter.sealed is None


def test_what_waits_is_stored_sealed(app, way):
    way(9)
    outbox.send("sms", "01012345678", "확인번호", TEXT)
    (letter,) = letters()
    assert letter.state is LetterState.WAITING
    assert b"01012345678" not in letter.sealed and TEXT.encode() not in letter.sealed


def test_a_letter_of_a_deed_that_failed_never_leaves(folder):
    with pytest.raises(RuntimeError), transaction():
        outbox.send("mail", ADDRESS, "확인번호", TEXT)
        raise RuntimeError
    assert letters() == [] and not folder.exists()


def test_a_letter_leaves_only_after_its_deed(folder):
    with transaction():
        outbox.send("mail", ADDRESS, "확인번호", TEXT)
        assert not folder.exists()
    assert len(list(folder.iterdir())) == 1


def test_it_is_tried_again_and_carried_once(app, way):
    broken, start = way(2), clock.now()
    outbox.send("mail", ADDRESS, "확인번호", TEXT)
    assert outbox.deliver() == 0
    for minutes, sent in ((1.1, 0), (2, 0), (4, 1), (600, 0)):
        with clock.at(start + timedelta(minutes=minutes)):
            assert outbox.deliver() == sent
    assert len(broken.carried) == 1 and letters()[0].state is LetterState.SENT


def test_after_the_last_try_it_is_given_up_and_emptied(app, way):
    way(99)
    outbox.send("mail", ADDRESS, "확인번호", TEXT)
    for hours in range(1, 40):
        with clock.at(clock.now() + timedelta(hours=hours)):
            outbox.deliver()
    (letter,) = letters()
    assert letter.state is LetterState.LOST and letter.sealed is None and letter.tries == len(outbox.WAITS) + 1


def test_a_code_that_has_run_out_is_not_sent(app, way):
    broken, start = way(1), clock.now()
    outbox.send("sms", "01012345678", "확인번호", TEXT, until=start + timedelta(minutes=3))
    with clock.at(start + timedelta(minutes=5)):
        assert outbox.deliver() == 0
    assert broken.carried == [] and letters()[0].state is LetterState.LOST


def test_no_address_and_no_text_in_the_log(app, way, capsys):
    way(1)
    outbox.send("mail", ADDRESS, "확인번호", TEXT)
    told = "".join(capsys.readouterr())
    assert "OSError" in told and ADDRESS not in told and "123456" not in told


def test_that_something_was_sent_is_forgotten_after_a_month(folder):
    outbox.send("mail", ADDRESS, "확인번호", TEXT)
    with clock.at(clock.now() + timedelta(days=31)):
        outbox.deliver()
    assert letters() == []


class Gateway(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((self.headers["Authorization"], json.loads(body)))
        self.send_response(self.server.answer)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_):
        """Says nothing at the terminal."""


@pytest.fixture
def gateway():
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    server.taken, server.answer = [], 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def text_message(gateway):
    carrier = GatewayCarrier(f"http://127.0.0.1:{gateway.server_port}/send", "token", "0620000000")
    carrier.carry(Letter(1, "sms", "01012345678", "", TEXT))


def test_a_gateway_gets_the_text_message(gateway):
    text_message(gateway)
    assert gateway.taken == [("Bearer token", {"from": "0620000000", "to": "01012345678", "text": TEXT})]


@pytest.mark.parametrize("answer", [302, 400, 503])
def test_a_gateway_that_refuses_or_leads_elsewhere_has_not_taken_it(gateway, answer):
    gateway.answer = answer
    with pytest.raises(OSError, match=str(answer)):
        text_message(gateway)
    assert len(gateway.taken) == 1


def test_a_gateway_without_an_address_carries_nothing():
    with pytest.raises(NotCarried):
        GatewayCarrier("", "", "").carry(Letter(1, "sms", "01012345678", "", TEXT))


class MailServer(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 here\r\n")
        data = False
        while line := self.rfile.readline():
            if data:
                data = line != b".\r\n"
                self.server.lines.append(line)
                if not data:
                    self.wfile.write(b"250 kept\r\n")
            else:
                data = line.upper().startswith(b"DATA")
                self.wfile.write(b"354 go\r\n" if data else b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")


@pytest.fixture
def mail_server():
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailServer)
    server.lines, server.daemon_threads = [], True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_mail_server_gets_the_mail(mail_server):
    carrier = SmtpCarrier("127.0.0.1", mail_server.server_address[1], "none", "", "", "no-reply@example.kr")
    carrier.carry(Letter(1, "mail", ADDRESS, "확인번호", TEXT))
    message = email.message_from_bytes(b"".join(mail_server.lines), policy=email.policy.default)
    assert message["To"] == ADDRESS and message["Subject"] == "확인번호" and TEXT in message.get_content()


def test_a_letter_says_to_mail_programmes_where_one_press_stops_it(mail_server):
    carrier = SmtpCarrier("127.0.0.1", mail_server.server_address[1], "none", "", "", "no-reply@example.kr")
    carrier.carry(Letter(1, "mail", ADDRESS, "새 소식", TEXT, "https://seogu.example/stop/1-ab"))
    carrier.carry(Letter(2, "mail", ADDRESS, "확인번호", TEXT))
    news, code = b"".join(mail_server.lines).decode().split(".\r\n")[:2]
    assert "List-Unsubscribe: <https://seogu.example/stop/1-ab>" in news
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in news and "List-Unsubscribe" not in code


def test_a_line_end_in_an_address_smuggles_no_second_receiver(mail_server):
    carrier = SmtpCarrier("127.0.0.1", mail_server.server_address[1], "none", "", "", "no-reply@example.kr")
    with pytest.raises(ValueError, match="linefeed"):
        carrier.carry(Letter(1, "mail", f"{ADDRESS}\r\nBcc: other@example.kr", "확인번호", TEXT))
    assert mail_server.lines == []


def test_a_way_that_nobody_knows_is_told(app, tmp_path):
    with pytest.raises(KeyError):
        carriers.carrier_for("mail", {"OUTBOX": {"mail": "pigeon"}}, tmp_path)
