"""Mutations of what is worked out of several reports, and of what tells of the release itself: targets, corrections, results."""

from __future__ import annotations

from tests.mutations.tools import MUTATIONS, Tables, edit, edits, mutation, rewrite

# Across years and areas.
def _rewrite_later(tables: Tables, key: str, old: str, new: str, factor: float) -> None:
    """Another number in the later report of 兰溪, wherever it stands."""
    rewrite(tables, "330781-2025", old, new)
    edit(tables, "observations", key, obs_value=float(new), base_value=float(new) * factor)
    edit(tables, "numerals", old, numeral=new)


MUTATIONS["observations.level_follows_growth"] = lambda tables, reference: _rewrite_later(tables, "330781-2025-o01", "452", "652", 1e8)
MUTATIONS["observations.parts_add_up"] = lambda tables, reference: _rewrite_later(tables, "330781-2025-o04", "12", "17", 1e8)


@mutation("observations.within_area_above")
def _(tables, reference):
    rewrite(tables, "330700-2024", "5120亿元", "0120亿元")
    edit(tables, "observations", "330700-2024-o01", obs_value=120.0, base_value=12e9)
    edit(tables, "numerals", "5120", numeral="0120")


@mutation("rankings.rank_fits_values")
def _(tables, reference):
    rewrite(tables, "330800-2024", "6.2%", "6.5%")
    edit(tables, "observations", "330800-2024-o01", obs_value=6.5, base_value=6.5)
    edit(tables, "numerals", "6.2", numeral="6.5")


edits("target_escalation.step_small", "target_escalation", "330800-2024-o02", step=11.0)

# Targets.
edits("target_tracking.outcome_told", "target_tracking", "o10", gap=None)
edits("target_tracking.outcome_after_period", "target_tracking", "o10", time_period="2024")
edits("target_tracking.verdict_fits", "target_tracking", "o10", met=False)

edits("qualitative_targets.comparison_told", "qualitative_targets", "q1", compared_value=None)
for _one, _other in (("outcome_id", "compared_id"), ("compared_id", "outcome_id")):
    edits(f"qualitative_targets.{_one}_refers", "qualitative_targets", "q1", **{_one: "nowhere", _other: "330700-2024-o04", "outcome_value": 1.0, "compared_value": 1.0})
edits("qualitative_targets.reference_told", "qualitative_targets", "q2", comparator="gt")

# Corrections.
edits("corrections.row_there", "corrections", "o04.base_value", row_key="330700-2024-o99")
edits("corrections.value_there", "corrections", "o04.base_value", new_value="9.9")
edits("observations.flag_fits", "observations", "o04", flags=None)


@mutation("corrections.differs")
def _(tables, reference):
    edit(tables, "observations", "o04", base_value=7.2, obs_value=7.2)
    for column in ("base_value", "obs_value"):
        edit(tables, "corrections", f"o04.{column}", new_value="7.2")


# The results themselves.
edits("quality.counts_agree", "quality", "reports.counted", n_failed=1)
