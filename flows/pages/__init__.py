"""A release as pages for people: static, bilingual, working from a file and below any path.

`write_pages` makes the pages inside a release, `write_front` the list of all releases beside it. Both are functions of
the published tables alone: the same release gives the same bytes.
"""

from flows.pages.front import write_front
from flows.pages.site import write_pages

__all__ = ["write_front", "write_pages"]
