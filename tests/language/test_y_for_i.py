"""Schoolbook spellings with i meet those of offices with y."""

from __future__ import annotations

import pytest

from store.language.tones import with_y


@pytest.mark.parametrize(
    ("lower", "wanted"),
    [
        ("kì họp thứ ba", "kỳ họp thứ ba"),
        ("lễ kí kết, kỉ niệm", "lễ ký kết, kỷ niệm"),
        ("quản lí kĩ thuật ở mĩ", "quản lý kỹ thuật ở mỹ"),
        ("kìm kịp kính lít", "kìm kịp kính lít"),
        ("tỉ mỉ", "tỉ mỉ"),
    ],
)
def test_with_y(lower: str, wanted: str) -> None:
    assert with_y(lower) == wanted
    assert len(wanted) == len(lower)
