"""Measurements: how right the reading is (`python -m bench.accuracy`), how fast it is (`python -m bench.reading`)."""
