import json


def test_health_tells_of_database_queue_and_clock(bare_app):
    answer = bare_app.test_client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json["database"] == "ok" and answer.json["queue"] in ("ok", "late") and answer.json["clock"]


def test_metrics_are_off_unless_asked_for(bare_app):
    client = bare_app.test_client()
    assert client.get("/metrics").status_code == 404
    bare_app.config["METRICS"] = True
    client.get("/votes")
    figures = client.get("/metrics").text
    assert 'house_answers_total{endpoint="votes.index",status="200"}' in figures


def test_a_log_line_names_the_door_and_nobody(bare_app, town, as_, capsys):
    bare_app.testing = False
    as_(town.kim).get("/me?secret=1234")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    told = next(line for line in lines if line["event"] == "answer")
    assert told["endpoint"] == "me.show" and told["status"] == 200
    assert not {"secret", "1234", town.kim.name, town.kim.email} & set(json.dumps(lines, ensure_ascii=False).split('"'))
