"""The rules by which a sentence gets its kind, tried in order; the first that knows it decides.

A rule sees the sentence's clues and what the report has been about so far, and changes neither. Where no rule
knows a sentence, it goes on with the kind of the one before.
"""

from __future__ import annotations

from store.parsing.passages.list_rules import heading, labelled, list_goes_on, list_item, option
from store.parsing.passages.meeting_rules import (
    acceptance,
    act,
    arrival,
    attendance,
    commendation,
    election,
    elsewhere,
    ground,
    history,
    law,
    lead,
    order,
    past_goes_on,
    proceeding,
    rating,
    resolution,
    review,
)
from store.parsing.passages.speech import petition, remark, request, speech_goes_on
from store.parsing.passages.story import Rule
from store.parsing.passages.telling_rules import (
    ahead,
    aim,
    announced,
    cause,
    faults,
    next_month,
    plan,
    plan_goes_on,
    result,
    year_ahead,
)

RULES: tuple[Rule, ...] = (
    heading,
    labelled,
    option,
    list_item,
    list_goes_on,
    lead,
    review,
    rating,
    elsewhere,
    past_goes_on,
    cause,
    law,
    announced,
    commendation,
    arrival,
    election,
    acceptance,
    next_month,
    resolution,
    attendance,
    year_ahead,
    request,
    petition,
    aim,
    act,
    ahead,
    speech_goes_on,
    ground,
    faults,
    plan,
    plan_goes_on,
    history,
    order,
    result,
    proceeding,
    remark,
)
