"""What a section or an observation is about.

A section: what its role decides (opening and closing are general, self_governance is government); else the topic with the
greatest weight. Terms of the topics are found longest first, without overlap. A term weighs in its section once where it
stands once and up to twice where it comes again; an observation with a code weighs as much as a term, for the topic of its
indicator. A heading weighs as much as all that stands below it. Below LEAST of all weight no topic speaks for the section:
it is general.

An observation: the topic of its indicator; else of the last term in its name, since the head of a Chinese noun phrase comes
last; else of the terms in its evidence; else of its section.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.tables import TOPICS
from transforms.words.lexicon import Topic

GENERAL = "general"
LEAST = 0.25
MOST_PER_TERM = 2
BY_ROLE = {"opening": GENERAL, "closing": GENERAL, "self_governance": "government"}
_Row = TOPICS.row_type
Decision = tuple[str, str]


class TopicReader:
    """Tells topics by the terms of `topics`, earlier topics first where two weigh the same. Build it once."""

    def __init__(self, topics: Sequence[Topic], indicator_topics: Mapping[str, str]) -> None:
        import ahocorasick_rs

        self._of_term = {term: topic.topic_id for topic in reversed(topics) for term in topic.terms}
        self._order = {topic.topic_id: place for place, topic in enumerate(topics)}
        self._of_code = indicator_topics
        self._terms = list(self._of_term)
        self._automaton = ahocorasick_rs.AhoCorasick(self._terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def read(self, report_id: str, text: str, sections: Iterable, observations: Sequence) -> list[tuple]:
        """Rows of the table `topics`: every section of the report, then every observation."""
        codes: dict[str, Counter[str]] = defaultdict(Counter)
        for observation in observations:
            if topic := self._of_code.get(observation.indicator_code):
                for section_id in _around(observation.section_id):
                    codes[section_id][topic] += 1
        found = self._automaton.find_matches_as_indexes(text)
        starts = [start for _, start, _ in found]
        decided: dict[str, Decision] = {}
        for section in sections:
            terms = found[bisect_left(starts, section.char_start) : bisect_left(starts, section.char_end)]
            body = self._weighed([self._terms[term] for term, _, end in terms if end <= section.char_end])
            decided[section.section_id] = self._decided(section.role, section.heading, body, codes[section.section_id])
        rows = [_Row(report_id, section_id, "sections", *decision) for section_id, decision in decided.items()]
        return rows + [_Row(report_id, each.observation_id, "observations", *self._of_observation(each, decided)) for each in observations]

    def _decided(self, role: str, heading: str | None, body: Counter[str], codes: Mapping[str, int]) -> Decision:
        if role in BY_ROLE:
            return BY_ROLE[role], "role"
        for topic, count in codes.items():
            body[topic] += count
        above = self._weights(heading or "")
        shares: Counter[str] = Counter()
        for weights in filter(None, (above, body)):
            total = sum(weights.values())
            for topic, weight in weights.items():
                shares[topic] += weight / total / (2 if above and body else 1)
        if not shares:
            return GENERAL, "nothing"
        best = min(shares, key=lambda topic: (-shares[topic], self._order.get(topic, len(self._order))))
        if shares[best] < LEAST:
            return GENERAL, "mixed"
        return best, "heading" if best in above else "terms"

    def _weights(self, text: str) -> Counter[str]:
        return self._weighed(self._found(text))

    def _weighed(self, terms: Iterable[str]) -> Counter[str]:
        weights: Counter[str] = Counter()
        for term, count in Counter(terms).items():
            weights[self._of_term[term]] += min(count, MOST_PER_TERM)
        return weights

    def _found(self, text: str) -> list[str]:
        return [self._terms[term] for term, _, _ in self._automaton.find_matches_as_indexes(text)]

    def _of_observation(self, row, sections: Mapping[str, Decision]) -> Decision:
        if topic := self._of_code.get(row.indicator_code):
            return topic, "codebook"
        if found := self._found(row.indicator_name):
            return self._of_term[found[-1]], "name"
        if weights := self._weights(row.evidence):
            return min(weights, key=lambda topic: (-weights[topic], self._order[topic])), "evidence"
        return sections[row.section_id][0], "section"


def _around(section_id: str) -> Iterator[str]:
    """The section and those around it: 330600-2024-s4.8.2, …-s4.8, …-s4."""
    while section_id:
        yield section_id
        section_id = section_id.rpartition(".")[0]
