"""The 18 dongs as they stood when the house was built: from files to rows, each fact with its day and source."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from ..models import Dong, School

HERE = Path(__file__).parent
POPULATION_ON = date(2025, 5, 31)  # the register is published as of the last day of a month
BEGINNING = date(1995, 1, 1)  # before the first record that the house keeps


def dongs_from_files() -> list[Dong]:
    """The dongs in their order, not stored yet, with their schools and neighbours."""
    book, schools = _read("dongs"), _read("schools")
    dongs = {fact["name"]: _dong(fact, book["basis"]) for fact in book["dongs"]}
    for fact in book["dongs"]:
        dongs[fact["name"]].neighbours = [dongs[name] for name in fact["neighbours"]]
    for school in schools:
        dongs[school["dong"]].schools.append(_school(school))
    return list(dongs.values())


def _read(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def _dong(fact: dict[str, Any], basis: dict[str, dict[str, str]]) -> Dong:
    plain = ("code", "code_before", "name", "short_name", "sort", "legal_dongs", "outline", "label_lat", "label_lon")
    return Dong(
        **{key: fact[key] for key in plain},
        **_people(fact["population"]),
        **_office(fact["office"]),
        area_km2=str(fact["area_km2"]),
        active_from=BEGINNING,
        sources={key: entry["source"] for key, entry in basis.items()}
        | {key: fact[key]["source"] for key in ("population", "office")},
    )


def _people(people: dict[str, Any]) -> dict[str, Any]:
    return {
        "population": people["total"],
        "population_18_plus": people["age_18_plus"],
        "population_65_plus": people["age_65_plus"],
        "population_on": POPULATION_ON,
        "ages": people["bands"],
    }


def _office(office: dict[str, Any]) -> dict[str, Any]:
    return {
        "office_address": office["road_address"],
        "office_phone": office["phone"],
        "office_on": date.fromisoformat(office["as_of"]),
        "office_note": office["note"],
    }


def _school(fact: dict[str, Any]) -> School:
    plain = ("name", "level", "address", "lat", "lon", "source")
    return School(id=fact["school_id"], as_of=date.fromisoformat(fact["as_of"]), **{key: fact[key] for key in plain})
