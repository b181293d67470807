"""The one declaration of all tables.

Every table, column, type, key, reference, allowed value and description (zh, en) of a release is written here once.
The Arrow schemas, the CSV headers, the Great Expectations base suites, the manifest and the data dictionary are made
from it. Column names follow SDMX concepts, lower-cased, where SDMX has one.
"""

from __future__ import annotations

from transforms.tables.declare import Column, ColumnType, Reference, Table
from transforms.tables.releases import CHANGE_REASONS, CHANGES, CORRECTED_TABLES, CORRECTIONS, ID_REGISTRY, QUALITY
from transforms.tables.reports import AREA_LEVELS, DIMENSIONS, DISPOSITIONS, INDICATORS, NUMERALS, OBS_STATUSES, OBSERVATIONS, RANKINGS, REPORTS, SECTIONS
from transforms.tables.shared import COMPARATORS, MEASURES, ROLES
from transforms.tables.sources import FOUND_BY, REPAIR_KINDS, REPAIR_OUTCOMES, REPAIRS, SOURCES
from transforms.tables.targets import OUTCOME_STATES, QUALITATIVE_KINDS, QUALITATIVE_TARGETS, TARGET_ESCALATION, TARGET_TRACKING
from transforms.tables.words import (
    AMBIGUITY,
    ATTENTION,
    ATTENTION_HITS,
    DICTIONARIES,
    KEYWORDS,
    NEW_TERMS,
    TERM_KINDS,
    TERMS,
    TOPICS,
    VERIFIED,
)

# TABLES come from the reports; what is worked out of these or of releases (ID_REGISTRY, CHANGES, the panel) comes with publishing.
TABLES: tuple[Table, ...] = (
    REPORTS, SOURCES, SECTIONS, OBSERVATIONS, RANKINGS, NUMERALS, REPAIRS, INDICATORS, TARGET_TRACKING, QUALITATIVE_TARGETS, TARGET_ESCALATION, CORRECTIONS,
    DICTIONARIES, TERMS, ATTENTION, ATTENTION_HITS, TOPICS, KEYWORDS, NEW_TERMS, QUALITY,
)
# What reports of other areas have a part in, or none: the others can be told from an area's own reports, and are sorted by area.
ACROSS_AREAS: tuple[Table, ...] = (INDICATORS, TARGET_ESCALATION, DICTIONARIES, KEYWORDS, QUALITY)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
# The tables whose sizes sum a release up.
HEADLINE = (REPORTS.name, OBSERVATIONS.name, RANKINGS.name, NUMERALS.name)
