"""What a Vietnamese syllable looks like: initial + rime + tone.

The rimes are those of Vietnamese spelling (quốc ngữ), with shape marks, without tones. A syllable that ends
in c, ch, p or t carries the tone sắc or nặng, always.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from store.language.folding import fold

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES: Final = "\u0301\u0323"

_ALL_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng
eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc
oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen
oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât
uây uê uêch uênh uêu uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc
ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_RIMES: Final = frozenset(_ALL_RIMES.split())
# After qu the rime begins behind the u: quyết is qu + yêt.
_ALL_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eng eo et ê êch ên
ênh êt êu it in inh ôc ôi ơ y ych yên yêt yn ynh yp yt
"""
_RIMES_AFTER_QU: Final = frozenset(_ALL_AFTER_QU.split())
_OONG: Final = frozenset(("x", "b", "m", "v", "ph", "n", "c", "g"))
_FRONT: Final = frozenset("eêiy")
_INITIAL: Final = re.compile(r"qu|ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx]?")
_FOLDED: Final = frozenset(map(fold, _RIMES))
_FOLDED_AFTER_QU: Final = frozenset(map(fold, _RIMES_AFTER_QU))


def split_tone(syllable: str) -> tuple[str, str]:
    """The syllable without its tone mark, and the mark as a combining character or ""; shape marks stay."""
    marks = "".join(char for char in normalize("NFD", syllable) if char in _TONES)
    bare = "".join(char for char in normalize("NFD", syllable) if char not in _TONES)
    return normalize("NFC", bare), marks


@lru_cache(maxsize=8192)
def is_syllable(text: str) -> bool:
    """Whether `text` (NFC, any case) can be a Vietnamese syllable as it is written, with all its marks.

    `is_syllable("quyết")`, `is_syllable("đang")`; not `quyet` (a t needs its tone), not `zoom`.
    """
    bare, tone = split_tone(text.lower())
    if len(tone) > 1 or not _spelled(bare, plain=False):
        return False
    return not bare.endswith(("c", "ch", "p", "t")) or (tone != "" and tone in _STOPPED_TONES)


@lru_cache(maxsize=8192)
def is_plain(text: str) -> bool:
    """Whether `text` can be a Vietnamese syllable typed without any marks: `quyet`, `dang`; not `quyeest`."""
    return text.isascii() and _spelled(text.lower(), plain=True)


def _spelled(bare: str, *, plain: bool) -> bool:
    found = _INITIAL.match(bare)
    initial = found[0] if found else ""
    rime = bare[len(initial) :]
    if not rime:  # gì: the i is the rime
        initial, rime = initial[:-1], initial[-1:]
    if initial == "qu":
        return rime in (_FOLDED_AFTER_QU if plain else _RIMES_AFTER_QU)
    if rime not in (_FOLDED if plain else _RIMES):
        return False
    if rime == "oong":
        return initial in _OONG - {"c"}
    if initial in {"gh", "ngh", "k"}:
        return rime[0] in _FRONT
    return not (initial in {"c", "ng", "q"} and rime[0] in _FRONT) and initial != "q"
