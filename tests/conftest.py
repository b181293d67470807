"""How the property tests search: the same examples on every default run; `--hypothesis-profile=search` looks for new ones."""

from hypothesis import settings

settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("settled")
