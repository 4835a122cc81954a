"""Whom a question names or describes, and whether they are to speak or to be spoken of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chatbot.bodies import is_body, is_group, name_goes_on
from chatbot.cast import Cast
from chatbot.intents import COMPARING, PERSON, SIDE_BY_SIDE, SPOKEN_OF
from chatbot.relatives import of_relatives
from chatbot.speaking import SPEECH_VERBS, TITLES, is_adjacent, is_speech, speaker_expected
from chatbot.vocabulary import EVENT_WORDS
from chatbot.voices import Mention
from chatbot.words import STOP_WORDS, Word, is_french_word, is_verb
from ingest.french import SPEAKING_ORGANISATIONS

_BEFORE_DESCRIPTIONS = frozenset("l le la les t il elle on the un une".split())
_DEFINITE = frozenset("l le la les du des".split())
_ARTICLES = frozenset("l le la un une the t".split())
# After a verb of speech these open what is said, not who says it.
_NOT_A_SPEAKER = frozenset(
    "de des du d sur a au aux que qu en par pour contre dans avec the about of on in at to with".split()
)
# Before somebody of whom somebody else speaks: « que dit X de Y ? », « l'avis de X sur Y ».
_ABOUT = frozenset("sur concernant about regarding envers contre on".split())
_OF_OR_TO = frozenset("de d du of a au".split())
# Between two people who are both asked about, or before a session that one of them is in.
_BOTH = frozenset(
    """
    et ou and or celle celui ceux celles face versus vs table ronde session debat keynote panel avec
    with
    """.split()
)
_PHRASE_ENDS = frozenset("sur concernant about propos quand pour a est il elle".split())
_COMPARED = re.compile(rf"{COMPARING}|\b(?:versus|vs|convergen\w+)\b")
_BESIDE = re.compile(rf"{_COMPARED.pattern}|{SIDE_BY_SIDE}|\b(?:disent|pensent)\b")
_TO_SPEAK = re.compile(  # before a body or group that is asked for its own words
    r"^qu est ce que (?=(?:\S+ ){2,5}(?:dit|disent|pense|pensent|propose|proposent)\b)|\bselon |\bd apres |"
    r"(?:^|\bquel(?:le)? (?:est|etait) |\b(?:donn|connai)\w+ (?:moi )?)(?:l |le |les )?"
    r"(?:avis|opinion|propos|point de vue) (?:d |de |(?=du |des ))"
)
_BEFORE_VERBS = frozenset("en y nous vous me te".split())
_LONGEST_BODY = 8  # words that name one
_EXCEPT = re.compile(
    r"(?:\b(?:sauf|hormis|hors|outre|excepte|except|besides|other than|(?:mis )?a part|en dehors de|"
    r"n (?:est|etait|sont|etaient) ni)|"
    r"\bautres?(?: \w+){0,3} que(?: ce(?:lui|lle|ux|lles) d[eu])?)(?: l[ea]?s?)?$"
)
_LONGEST_EXCEPT = 8  # words
_RESUMED = re.compile(r"\b(?:a t (?:il|elle)|(?:il|elle)\b)")
_HAS_SPOKEN = re.compile(r"\b(?:ils?|elles?) (?:parle|dit|evoque|pris la parole)\b")


def people_in(cast: Cast, free: Sequence[Word]) -> list[Mention]:
    """Everybody named in a question; where nobody is, somebody described in a speaker's place.

    Args:
        cast: who takes part.
        free: the words of the question that name no session.
    """
    found = of_relatives(cast, free, _asked_about(cast, free))
    apart = _bodies_left_out(cast, free, found)
    kept = [one for one in found if one.voices or not any(_overlap(one, other) for other in apart)]
    return sorted([*kept, *apart], key=lambda mention: mention.start) if apart else found


def _asked_about(cast: Cast, free: Sequence[Word]) -> list[Mention]:
    named = [one for one in cast.named(free) if one.voices or not _is_brought_up(free, one)]
    if any(mention.voices for mention in named):
        return named
    if both := _side_by_side(cast, free):
        return both
    described = _described(cast, free)
    if described is None:
        silent = None if named else _silent_subject(free)
        told = silent is not None and cast.tells_what_they_say(silent.written)
        return [silent] if silent and not told else named
    if described.voices:
        return [described]
    apart = [m for m in named if m.end <= described.start or described.end <= m.start]
    return [*apart, described]


def _is_brought_up(free: Sequence[Word], mention: Mention) -> bool:
    """« le RGPD est-il évoqué par X ? »: what is named is a topic, and nobody."""
    following = free[mention.end : mention.end + 7]
    being = bool(following) and following[0].folded in {"est", "a", "etait", "sont"}
    spoken = any(is_speech(word) or word.folded.startswith("evoqu") for word in following)
    return being and spoken and any(word.folded == "par" for word in following)


def _bodies_left_out(cast: Cast, free: Sequence[Word], found: Sequence[Mention]) -> list[Mention]:
    """« hors Leakmited », « un autre maire que celui de Z »: bodies and offices that are described there."""
    known = {i for mention in found if mention.voices for i in range(mention.start, mention.end)}
    places = (i for i in range(1, len(free)) if i not in known and _follows_except(free, i))
    told = (cast.described(free, i) for i in places if free[i].folded not in STOP_WORDS)
    return [one for one in told if one and one.voices and not known & set(range(one.start, one.end))]


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _follows_except(free: Sequence[Word], position: int) -> bool:
    """Whether the words before a position leave out whoever comes next: « en dehors de »."""
    before = [word.folded for word in free[:position] if word.folded not in TITLES]
    return bool(_EXCEPT.search(" ".join(before[-_LONGEST_EXCEPT:])))


def _described(cast: Cast, free: Sequence[Word]) -> Mention | None:
    """« que dit la juriste de … ? », « selon Leakmited », « le maire de … a-t-il parlé de … ? »."""
    opening = _opening_speaker(cast, free)
    if opening:
        return opening
    if _opens_with_office(cast, free):
        return cast.described(free, 1) or Mention(1, 2, free[1].raw, ())
    starts = (start for start in range(len(free)) if _may_describe(free, start))
    found = next((found for start in starts if (found := _described_at(cast, free, start))), None)
    return found or _before_speaking(cast, free)


def _silent_subject(free: Sequence[Word]) -> Mention | None:
    """« que dit Z de … ? », « l'avis de la gendarmerie ? »: a body or group of whom nobody speaks here."""
    asked = _after_speech(free)
    places = [*([asked] if asked else []), *_other_places(free)]
    found = (_group_at(free, place, named=place == asked) for place in places)
    return next(filter(None, found), None)


def _group_at(free: Sequence[Word], place: int, *, named: bool) -> Mention | None:
    """The body or group whose noun stands at a place, or where `named` a name that nobody here has."""
    before = free[place].folded if place < len(free) else ""
    begin = place + (before in _DEFINITE)
    if begin >= len(free) or free[begin].folded in STOP_WORDS | EVENT_WORDS:
        return None
    # « selon le ministère de … » may mean a body that is printed in other words
    other = not named and free[begin].folded in SPEAKING_ORGANISATIONS
    group = begin > place and is_group(free[begin].folded) and not other
    noun = free[begin].raw.isupper() or (begin > place and is_french_word(free[begin].raw.lower()))
    if not group and (not named or noun or not free[begin].capitalised):  # « que dit l'IA ? », « la Loi »
        return None
    end = begin + 1
    while end < len(free) and (
        free[end].capitalised or name_goes_on(free, end) or (group and _qualifies(free, end))
    ):
        end += 1
    return Mention(place, end, " ".join(word.raw for word in free[begin:end]), ())


def _qualifies(free: Sequence[Word], position: int) -> bool:
    """Whether a word goes on with what a body is called: « l'assurance | maladie »."""
    word = free[position]
    return is_adjacent(free, position) and word.folded not in STOP_WORDS and not is_verb(word.raw)


def _after_speech(free: Sequence[Word]) -> int:
    """Where the subject stands in « que dit … ? », « qu'en pense … ? »; 0 where nothing is asked so."""
    verb = 2 if len(free) > 1 and free[1].folded in _BEFORE_VERBS else 1
    said = len(free) > verb + 1 and free[0].folded in {"que", "qu", "quoi"} and is_speech(free[verb])
    return verb + 1 if said else 0


def _other_places(free: Sequence[Word]) -> Iterator[int]:
    """Where else somebody stands who is to speak: « selon … », « l'avis de … », « … a-t-elle dit ? »."""
    written = " ".join(word.folded for word in free)
    for match in _TO_SPEAK.finditer(written):
        yield written[: match.end()].count(" ")
    if free and free[0].folded in _BEFORE_DESCRIPTIONS and _HAS_SPOKEN.search(written):
        yield 0


def _side_by_side(cast: Cast, free: Sequence[Word]) -> list[Mention]:
    """« quelle différence entre la ville de A et B ? »: two bodies or offices that are compared."""
    if not _BESIDE.search(" ".join(word.folded for word in free)):
        return []
    for joint in (i for i, word in enumerate(free) if word.folded in {"et", "and"} and 0 < i < len(free) - 1):
        begin = joint + 1 + (free[joint + 1].folded in _ARTICLES)
        other = cast.described(free, begin) if begin < len(free) else None
        one = next(
            (
                found
                for start in range(max(0, joint - _LONGEST_BODY), joint)
                if free[start].folded not in _NOT_A_SPEAKER | {"entre", "between"}
                and (found := cast.described(free, start))
                and found.end == joint
                and found.voices
            ),
            None,
        )
        if one and other and other.voices and one.voices != other.voices:
            return [one, other]
    return []


def _before_speaking(cast: Cast, free: Sequence[Word]) -> Mention | None:
    """« Quel bilan la ville de … a-t-elle tiré ? », « si le maire a pris la parole »: who stands before."""
    for end in range(2, len(free) - 1):
        if free[end].folded not in {"a", "ont"}:
            continue
        inverted = end + 3 < len(free) and free[end + 2].folded in {"il", "elle", "ils", "elles"}
        verb = free[end + 3 if inverted else end + 1]
        took = [word.folded for word in free[end + 1 : end + 4]] == ["pris", "la", "parole"]
        if not (is_speech(verb) or took):
            continue
        for start in range(end - 1, -1, -1):
            found = _ending_at(cast, free, start, end, inverted=inverted)
            if found:
                return found
    return None


def _ending_at(cast: Cast, free: Sequence[Word], start: int, end: int, *, inverted: bool) -> Mention | None:
    """Whom the words between two positions describe; an office that nobody here holds is unknown."""
    article = free[start].folded in _ARTICLES
    bare = free[start].capitalised and free[start - 1].folded not in _ARTICLES | _OF_OR_TO | {"des"}
    office = article and start + 1 < end and cast.is_role(free[start + 1].folded)
    if not (office or (inverted and (article or bare))):
        return None
    found = cast.described(free, start + article)
    if found and found.end == end:
        return replace(found, start=start)
    written = " ".join(word.raw for word in free[start + 1 : end])
    known = inverted or (found is not None and found.voices)  # « le maire de X et président a dit … »
    return Mention(start, end, written, ()) if office and not known else None


def _described_at(cast: Cast, free: Sequence[Word], start: int) -> Mention | None:
    begin = start
    while begin < len(free) and free[begin].folded in _BEFORE_DESCRIPTIONS:
        begin += 1
    if begin >= len(free) or free[begin].folded in _NOT_A_SPEAKER:
        return None
    found = None if _is_any_body(free, begin) else cast.described(free, begin)
    if found and cast.is_somebody(free[found.start : found.end]):
        return replace(found, start=start)
    alone = begin + 1 == len(free) and free[begin - 1].folded in {"est", "etait"}  # « qui est président ? »
    article = begin > start and free[begin - 1].folded in _ARTICLES
    if (article or alone) and cast.is_role(free[begin].folded):
        end = _phrase_end(free, begin)
        return Mention(start, end, " ".join(word.raw for word in free[begin:end]), ())
    return _unknown_body(free, start, begin) if article else None


def _is_any_body(free: Sequence[Word], begin: int) -> bool:
    """« d'une collectivité »: no body here is meant, whatever words its name shares."""
    any_of = begin > 0 and free[begin - 1].folded in {"un", "une"}
    return any_of and is_body(free[begin].folded) and not any(w.capitalised for w in free[begin : begin + 4])


def _unknown_body(free: Sequence[Word], start: int, begin: int) -> Mention | None:
    """« la région Z », « la ville de Z »: a body of which nobody is here."""
    end = begin + 1
    while end < len(free) and (free[end].capitalised or free[end].folded in _OF_OR_TO | {"la", "l"}):
        of = free[end - 1].capitalised and free[end].folded in _OF_OR_TO
        if of and not name_goes_on(free, end):
            break  # « la région Z | de l'IA »
        end += 1
    named = is_body(free[begin].folded) and free[end - 1].capitalised
    return Mention(start, end, " ".join(word.raw for word in free[begin:end]), ()) if named else None


def _opening_speaker(cast: Cast, free: Sequence[Word]) -> Mention | None:
    """« La région X a dit quoi ? »: somebody described at the start, right before a verb of speech."""
    begin = 1 if free and free[0].folded in _ARTICLES else 0
    opens = begin < len(free) and free[begin].folded not in STOP_WORDS
    found = cast.described(free, begin) if opens else None
    if found is None or not any(is_speech(word) for word in free[found.end : found.end + 2]):
        return None
    return replace(found, start=0)


def _opens_with_office(cast: Cast, free: Sequence[Word]) -> bool:
    """« La préfète a-t-elle parlé de … ? », « Le patron de …, il a dit quoi ? »."""
    opens = len(free) > 2 and free[0].folded in {"le", "la", "l"} and cast.is_role(free[1].folded)
    rest = " ".join(word.folded for word in free[2:])
    return opens and (bool(_RESUMED.search(rest)) or any(is_speech(word) for word in free[2:]))


def _may_describe(free: Sequence[Word], start: int) -> bool:
    """Whether a speaker may be described from here on."""
    word = free[start]
    if not speaker_expected(free, start) or word.folded in TITLES or word.folded in _NOT_A_SPEAKER:
        return False
    return not (
        start and word.folded in SPEECH_VERBS and free[start - 1].folded not in {"le", "la", "l", "les"}
    )


def _phrase_end(free: Sequence[Word], begin: int) -> int:
    """Where the description of somebody unknown ends: before what is said of a topic."""
    end = begin + 1
    while end < len(free) and free[end].folded not in _PHRASE_ENDS:
        end += 1
    return end


def left_out(mentions: Sequence[Mention], free: Sequence[Word]) -> list[Mention]:
    """Those of whom nothing is wanted: X of « qui d'autre que X ? », « à part X », « sauf X et Y »."""
    found: list[Mention] = []
    for mention in mentions:
        before = [word.folded for word in free[: mention.start] if word.folded not in TITLES]
        joined = bool(found) and found[-1].end == len(before) - 1 and before[-1] in {"et", "and", "ni"}
        if _follows_except(free, mention.start) or joined:
            found.append(mention)
    return found


def spoken_of(mentions: Sequence[Mention], free: Sequence[Word], frame: str) -> list[Mention]:
    """Those of whom others are asked to speak: Y of « que dit X de Y ? », of « qui parle de Y ? »."""
    known = [mention for mention in mentions if mention.voices]
    if _COMPARED.search(frame):
        return []
    if len(known) == 1:
        return known if SPOKEN_OF.search(frame) else []
    return list(_objects(known, free)) if frame.count(PERSON) > 1 else []


def _objects(known: Sequence[Mention], free: Sequence[Word]) -> Iterator[Mention]:
    for earlier, mention in pairwise(known):
        between = [word.folded for word in free[earlier.end : mention.start]]
        while between and (between[-1] in TITLES or between[-1] in {"le", "la", "l"}):
            between.pop()
        if between and between[-1] == "avec" and {"accord", "desaccord"} & set(between):
            yield mention
        if not between or _BOTH & set(between):
            continue
        if between[-1] in _ABOUT or between[-1] in _OF_OR_TO:
            yield mention
