"""The registry of ids over releases: ids survive, are never dropped, and tell when their row last changed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows.project import SEEDS
from flows.runs.stages import outline_all, read_all
from flows.seeds.ingest import ingest
from flows.seeds.reference import read_reference
from flows.store.store import Store
from tests.all_at_once import assemble, with_quality
from tests.small_release import TEXTS, Tables, changed, tables, two_reports
from tests.small_reports import small_report, write_reports
from transforms.reading import Reader
from transforms.releases.id_registry import id_registry, observations_in, registry_problems
from transforms.tables import CHANGES


def registered(store: Store) -> dict[str, tuple[str, str, str]]:
    """First seen, last seen and last changed of every id, as the latest release has it."""
    rows = store.release("latest").table("id_registry").to_pylist()
    return {row["observation_id"]: (row["first_seen"], row["last_seen"], row["last_changed"]) for row in rows}


def test_rounds_of_add_change_delete_and_return(tmp_path: Path) -> None:
    store, both, first = Store(tmp_path), two_reports(), tables({"330681-2023": TEXTS["330681-2023"]})
    corrected = {**both, "observations": changed(both["observations"], "observations", "330681-2023-o5.1", obs_value=5.2)}
    for made in (first, both, corrected, first, both):
        store.publish(made)
    assert store.versions()[0] == "2.1.0"
    assert registered(store) == {
        "330681-2023-o5.1": ("1.0.0", "2.1.0", "2.0.0"),
        "330681-2023-o6": ("1.0.0", "2.1.0", "1.0.0"),
        "330682-2023-o1130": ("1.1.0", "2.1.0", "2.1.0"),
        "330682-2023-o5": ("1.1.0", "2.1.0", "2.1.0"),
    }
    gone = {row["observation_id"]: row["last_seen"] for row in store.release("2.0.0").table("id_registry").to_pylist()}
    assert (gone["330682-2023-o5"], gone["330681-2023-o6"]) == ("1.1.1", "2.0.0")


def read(folder: Path, text: str) -> Tables:
    """What a release of this one report holds."""
    reference = read_reference(SEEDS)
    reports = ingest(write_reports(folder, {"330600-2024.txt": text}), reference.areas).reports
    return with_quality(assemble(reports, outline_all(reports), read_all(Reader(reference), reports), reference), [])


def test_ids_survive_when_text_is_inserted_before_their_passage(tmp_path: Path) -> None:
    store, inserted = Store(tmp_path / "releases"), "我们迎难而上，新增规上企业36家。\n\n"
    store.publish(read(tmp_path / "before", small_report()))
    before = registered(store)
    store.publish(read(tmp_path / "after", small_report().replace("全年实现", inserted + "全年实现")))
    after = registered(store)
    assert len(after) == len(before) + 1
    assert {key: seen[:2] for key, seen in after.items() if key in before} == dict.fromkeys(before, ("1.0.0", "1.1.0"))
    assert [seen for key, seen in after.items() if key not in before] == [("1.1.0", "1.1.0", "1.1.0")]


ids = st.frozensets(st.sampled_from("abcdef"))


@given(st.lists(st.tuples(ids, ids), min_size=1, max_size=6))
def test_whatever_comes_and_goes_the_registry_holds_together(rounds: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    registry: list[tuple] = []
    last: frozenset[str] = frozenset()
    for number, (here, touched) in enumerate(rounds):
        version = f"1.{number}.0"
        found = [CHANGES.row_type("observations", key, "", "added", "new_report", None, None) for key in (here - last) | (touched & here)]
        registry, last = id_registry(version, registry, here, observations_in(found)), here
        assert list(registry_problems(version, registry, here)) == []
    assert {row[0] for row in registry} == {key for here, _ in rounds for key in here}
