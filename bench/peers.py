"""What the reading is timed against, each as a function of a text, warmed up. Needs the packages of the extra `test`."""

from __future__ import annotations

from collections.abc import Callable

Pass = Callable[[str], object]


def jieba_lcut() -> Pass:
    """Segmentation alone, by the segmenter that nearly every study of these reports uses."""
    import logging
    import warnings

    warnings.filterwarnings("ignore", "pkg_resources is deprecated", UserWarning)
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return jieba.lcut


def recognizers() -> Pass:
    """Microsoft's Recognizers-Text for Chinese: numbers, currencies and dimensions; no percentages, ages or temperatures,
    which would make it slower still."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    units = NumberWithUnitRecognizer(Culture.Chinese)
    models = [NumberRecognizer(Culture.Chinese).get_number_model(), units.get_currency_model(), units.get_dimension_model()]
    for model in models:
        model.parse("增长7.8%、达7791亿元")
    return lambda text: [model.parse(text) for model in models]
