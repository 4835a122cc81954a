"""Who is in the proceedings, and whom a question means: by name, role, organisation or town.

A wrong person is the worst answer, so a name is matched with few typos, never between two people, and a
family name with another first name is somebody else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chatbot.bodies import (
    BODY_NOUNS,
    IMPERSONAL,
    NAMED_BY_FIELD,
    NEUTRAL_NOUNS,
    OF_OTHER_PLACES,
    OFTEN_LEFT_OUT,
    TOWN_NOUNS,
    body_goes_on,
    is_body,
    is_group,
    is_of_other_kind,
    joined_titles,
    key_of,
    keys_of,
    may_stand_for,
    name_goes_on,
    place_goes_on,
    telling_keys,
)
from chatbot.names import Form, differs_by_a_letter, forms_of, initials_agree, is_anothers_name, is_noun
from chatbot.offices import (
    COMMON_OFFICES,
    DEGREE,
    DEPARTMENTS,
    LEADS,
    LOOSE_SYNONYMS,
    OF_COUNCILS,
    OFFICES,
    OFFICES_OF,
    WHOLE_OFFICES,
    descriptions_of,
    domain_follows,
    gender_of,
    gender_of_voice,
    holds_office,
    is_another_office,
    is_printed_in,
    is_printed_of,
)
from chatbot.speaking import (
    AFTER_INITIAL,
    OF,
    PARTICLES,
    SPEECH_VERBS,
    TITLES,
    after_article,
    as_written,
    capitalised_run,
    followed_by_speech,
    follows_a_name,
    governs,
    is_adjacent,
    is_asked_for,
    is_asked_who,
    is_initial,
    is_speech,
    is_subject,
    is_written_as_name,
    may_be_place,
    opens_sentence,
    speaker_expected,
    speaks_of,
    with_initial,
)
from chatbot.vocabulary import EVENT_WORDS
from chatbot.voices import Mention, Voice, voices_of
from chatbot.words import (
    STOP_WORDS,
    Word,
    fold,
    folded_words,
    is_french_word,
    is_verb,
    stands_as_noun,
    typos,
    words,
)
from ingest.french import ORGANISATION_NOUNS, ROLE_NOUNS
from ingest.model import Proceedings
from ingest.people.genders import gender_of as gender_of_title


class Cast:
    """Everybody in the proceedings. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.voices = tuple(voice for document in documents for voice in voices_of(document))
        variants = {p.id: p.variants for document in documents for p in document.people}
        self._forms = [
            form for voice in self.voices for form in forms_of(voice, variants.get(voice.id or "", ()))
        ]
        self._name_parts = (
            frozenset(token for voice in self.voices if voice.id for token in folded_words(voice.name))
            - STOP_WORDS
        )
        self._given = frozenset(f.joined for f in self._forms if f.given_only)
        self._families = frozenset(
            token for voice in self.voices if voice.id for token in folded_words(voice.name)[1:]
        )
        texts = [words(document.source) for document in documents]
        self._common = frozenset(w.folded for text in texts for w in text if not w.capitalised) | STOP_WORDS
        self._printed = frozenset(w.folded for text in texts for w in text)
        self._capitals = frozenset(w.folded for text in texts for w in text if w.capitalised)
        self._told_of = frozenset(
            word.folded
            for text in texts
            for i, word in enumerate(text)
            if any(is_speech(verb) for verb in text[i + 1 : i + 3])
        )
        self._names = {
            word.folded: word.raw
            for text in texts
            for word in text
            if word.capitalised and word.folded not in self._common and not is_french_word(word.raw.lower())
        }
        printed_roles = (role for voice in self.voices for role, _ in voice.capacities if role)
        self._roles = frozenset(
            key_of(tokens[0])
            for role in printed_roles
            if (tokens := folded_words(DEGREE.sub("", fold(role))) or folded_words(role))
        ) | {key_of(noun) for noun in COMMON_OFFICES}
        self._places = frozenset(
            token for document in documents for token in folded_words(document.place or "")
        )
        self._descriptions = [(voice, descriptions_of(voice)) for voice in self.voices]
        self._of_offices = frozenset(
            key for _, all_of in self._descriptions for d in all_of for key in d.printed
        )

    # -- by name ---------------------------------------------------------------------------------------------

    def named(self, asked: Sequence[Word]) -> list[Mention]:
        """Find everybody named in a question, left to right, without overlap; unknown names included."""
        mentions: list[Mention] = []
        position = 0
        while position < len(asked):
            mention = self._longest_at(asked, position) or self._unknown_at(asked, position, mentions)
            if mention:
                mentions.append(mention)
                position = mention.end
            else:
                position += 1
        return mentions

    def _longest_at(self, asked: Sequence[Word], start: int) -> Mention | None:
        for end in range(min(start + 6, len(asked)), start, -1):
            if end - start > 1 and is_initial(asked[start]):
                continue
            distance, forms = self._matches(asked, start, end)
            extra = distance and all(len(form.parts) < end - start for form in forms)
            if forms and not (extra and self._holds_nearer(asked, start, end, distance)):
                found = tuple(dict.fromkeys(form.voice for form in forms))
                mention = Mention(start, end, as_written(asked, start, end), found, misspelt=distance > 0)
                return self._fitting(asked, mention)
        return None

    def _fitting(self, asked: Sequence[Word], found: Mention) -> Mention:
        """Those whom the word before a name fits: « Mme X » is no man, « l'infirmière X » one of two X."""
        before = asked[found.start - 1].folded if found.start else ""
        title = gender_of_title(before, None)
        if title:
            agreeing = tuple(voice for voice in found.voices if gender_of_voice(voice) in {"", title})
            if agreeing:
                return replace(found, voices=agreeing)
            written = as_written(asked, found.start - 1, found.end)
            return replace(found, written=written, voices=(), nearly=found.voices)
        if found.is_ambiguous and self.is_role(before):
            held = tuple(voice for voice in found.voices if self.is_described(voice, [before]))
            return replace(found, voices=held) if len(held) == 1 else found
        return found

    def _holds_nearer(self, asked: Sequence[Word], start: int, end: int, distance: int) -> bool:
        """Whether the words are nearer to a name without the first or the last: « né Paul Martin »."""
        shorter = (self._matches(asked, *span) for span in ((start + 1, end), (start, end - 1)))
        return any(forms and less < distance for less, forms in shorter)

    def _matches(self, asked: Sequence[Word], start: int, end: int) -> tuple[int, list[Form]]:
        """The names that the words are with the fewest typos, and how many these are."""
        joined = "".join(word.folded for word in asked[start:end])
        best: dict[int, list[Form]] = {}
        for form in self._forms:
            if abs(len(form.joined) - len(joined)) > form.allowed or len(form.parts) + 1 < end - start:
                continue
            if not initials_agree(form, asked[start:end]):
                continue
            distance = 0 if form.joined == joined else typos(joined, form.joined)
            if (
                distance is not None
                and distance <= form.allowed
                and not is_anothers_name([word.folded for word in asked[start:end]], form.parts)
                and self._plausible(form, asked, start, end, distance)
            ):
                best.setdefault(distance, []).append(form)
        if not best:
            return 0, []
        nearest = best[min(best)]
        return min(best), [form for form in nearest if not form.given_only] or nearest

    def _plausible(self, form: Form, asked: Sequence[Word], start: int, end: int, distance: int) -> bool:
        """Whether words that look like a name are used as one here."""
        if form.voice.id is None:  # an organisation is a topic too: « l'algorithme de Leakmited »
            return speaker_expected(asked, start) or (end < len(asked) and asked[end].folded in SPEECH_VERBS)
        if is_noun(form, asked, start, end, distance):
            return False
        if form.complete:  # « Paul-Martin Durand » is not Paul Martin
            after = asked[end : end + 1] if end < len(asked) and is_adjacent(asked, end) else ()
            return not any(word.capitalised and word.folded in self._name_parts for word in after)
        first = asked[start]
        expected = speaker_expected(asked, start)
        opens = start == 0 and first.folded in self._common and not is_subject(asked, end)
        written_as_name = first.capitalised and not opens
        if not written_as_name and (distance or form.given_only or self._is_common(first)) and not expected:
            return False
        if distance and (
            after_article(asked, start) or any(self._is_printed_word(word) for word in asked[start:end])
        ):
            return False
        if self._goes_on(asked, end, given=form.given_only):
            return False
        return form.given_only or not self._other_first_name(asked, start, form.voice)

    def _goes_on(self, asked: Sequence[Word], position: int, *, given: bool = True) -> bool:
        """Whether a part of a name goes on with another name than theirs."""
        if position >= len(asked) or not is_adjacent(asked, position):
            return False
        after, following = asked[position], asked[position + 1 : position + 2]
        grammatical = after.folded in STOP_WORDS or after.folded in SPEECH_VERBS
        if not given:
            return after.capitalised and not grammatical
        if after.folded in PARTICLES and following and following[0].capitalised:
            return after.folded not in {"de", "d", "du", "des"} or is_written_as_name(asked, position)
        if grammatical:
            if after.folded in self._families and _has_its_own_capital(asked, position):
                return True  # « Eric Durant fuites »
            last = not following and after.folded in self._families
            return last or (is_written_as_name(asked, position) and not governs(following))
        return after.capitalised or after.folded not in self._printed or after.folded in self._name_parts

    def _is_common(self, word: Word) -> bool:
        """Whether a word written without a capital is an ordinary one: « durant », « plaisir »."""
        return word.folded in self._common or is_french_word(word.raw)

    def _is_printed_word(self, word: Word) -> bool:
        """Whether a word is printed here for itself, so that it misspells nobody's name."""
        return word.folded in self._printed and (not word.capitalised or word.folded in self._common)

    def _other_first_name(self, asked: Sequence[Word], start: int, voice: Voice) -> bool:
        """Whether a first name or an initial that is not theirs stands before a family name."""
        if start and is_initial(asked[start - 1]):
            first = start - 2 if start > 1 and is_initial(asked[start - 2]) else start - 1  # « J.-P. »
            return fold(voice.name[:1]) != asked[first].folded
        if start == 0 or not is_adjacent(asked, start):
            return False
        before = asked[start - 1]
        if before.folded in TITLES or before.folded in STOP_WORDS or before.folded in SPEECH_VERBS:
            return False
        if start == 1 and opens_sentence(before):
            return False
        if before.capitalised:
            return before.folded not in self._common or start - 1 > 0
        strange = before.folded not in self._printed or before.folded in self._name_parts
        return strange and speaker_expected(asked, start - 1)

    def _unknown_at(self, asked: Sequence[Word], start: int, known: Sequence[Mention]) -> Mention | None:
        """A name in a speaker's place that nobody here bears."""
        if is_initial(asked[start]) and self._longest_at(asked, start + 1):
            return None
        if is_initial(asked[start]) and self._is_family(asked, start + 1):  # another's: « C. Okafor »
            return Mention(start, start + 2, with_initial(asked, start), ())
        return self._mixed_up(asked, start) or self._unknown_name_at(asked, start, known)

    def _unknown_name_at(self, asked: Sequence[Word], start: int, known: Sequence[Mention]) -> Mention | None:
        end = capitalised_run(asked, start)
        expected = speaker_expected(asked, start) or follows_a_name(asked, start, known)
        if end == start:
            if expected and asked[start].folded in self._name_parts and self._goes_on(asked, start + 1):
                return Mention(start, start + 2, as_written(asked, start, start + 2), ())
            plain = expected and start > 0 and asked[start - 1].folded in SPEECH_VERBS | TITLES
            return self._unknown_in_lower_case(asked, start) if plain else None
        if asked[start].folded in STOP_WORDS | TITLES | SPEECH_VERBS:
            return None
        if start == 0 and opens_sentence(asked[0]):
            return None
        end = self._before_topic(asked, start, end)
        strange = any(self._is_foreign(word) for word in asked[start:end]) or (
            after_article(asked, start) and self._is_other_name(asked[start])
        )
        several = end - start > 1
        mixed = several and any(word.folded in self._name_parts for word in asked[start:end])
        named = expected or (followed_by_speech(asked, end) and (start > 0 or several))
        named = named or (several and is_asked_for(asked, start, end))
        if not ((strange or mixed) and named):
            return None
        return Mention(start, end, as_written(asked, start, end), (), nearly=self._almost(asked[start:end]))

    def _mixed_up(self, asked: Sequence[Word], start: int) -> Mention | None:
        """One's given name and another's family name, wherever they stand: nobody here."""
        end = start + 2
        both = [word.folded for word in asked[start:end]]
        if capitalised_run(asked, start) < end or len(both) < 2:
            return None
        if both[0] not in self._given or both[1] not in self._families:
            return None
        if any(set(both) <= set(folded_words(voice.name)) for voice in self.voices):
            return None
        return Mention(start, end, as_written(asked, start, end), (), nearly=self._almost(asked[start:end]))

    def _before_topic(self, asked: Sequence[Word], start: int, end: int) -> int:
        """Where a full name ends before what it is asked about: « que dit Jean Petit | de Z ? »."""
        if after_article(asked, start):  # a body's: « la Caisse d'Épargne du Causse »
            return end
        for cut in range(start + 2, end - 1):
            rest = [word.folded for word in asked[cut + 1 : end] if word.folded not in PARTICLES]
            printed = all(word in self._printed and word not in self._name_parts for word in rest)
            if printed and speaks_of(asked, start, cut) and asked[cut - 1].folded not in PARTICLES:
                return cut
        return end

    def _is_family(self, asked: Sequence[Word], position: int) -> bool:
        """Whether a family name that is printed here follows an initial."""
        follows = position < len(asked) and asked[position].start - asked[position - 1].end <= AFTER_INITIAL
        return follows and asked[position].capitalised and asked[position].folded in self._families

    def _almost(self, written: Sequence[Word]) -> tuple[Voice, ...]:
        """Whose name the words are but for one letter of a part too short to be misspelt: « Ada », Adda."""
        return tuple(
            dict.fromkeys(
                form.voice
                for form in self._forms
                if form.complete
                and len(form.parts) > 1
                and differs_by_a_letter([w.folded for w in written], form.parts)
            )
        )

    def _unknown_in_lower_case(self, asked: Sequence[Word], start: int) -> Mention | None:
        """« que dit macron »: the words right after the verb that are printed nowhere."""
        end = start
        while end < len(asked) and self._is_foreign(asked[end]) and len(asked[end].folded) > 2:
            if is_verb(asked[end].raw):
                break  # « m'indiquer »
            end += 1
        return Mention(start, end, as_written(asked, start, end), ()) if end > start else None

    def _is_other_name(self, word: Word) -> bool:
        """Whether a word after an article names nobody here: « la Lorraine », « l'État »."""
        if word.folded in IMPERSONAL | NEUTRAL_NOUNS | STOP_WORDS:
            return False
        plain = word.folded not in self._capitals and not word.raw.isupper()
        return plain or word.folded in self._given

    def _is_foreign(self, word: Word) -> bool:
        return (
            word.folded not in self._printed
            and word.folded not in STOP_WORDS
            and word.folded not in IMPERSONAL
            and word.folded not in NEUTRAL_NOUNS
            and word.folded not in SPEECH_VERBS
            and word.folded not in TITLES
        )

    # -- by role, organisation, town -------------------------------------------------------------------------

    def described(self, asked: Sequence[Word], start: int) -> Mention | None:
        """Whom the noun phrase that starts here describes: « la juriste de la CNIL », « Leakmited ».

        The longest beginning of the words of which every content word is printed in somebody's role,
        organisation or name decides; nothing is guessed from a part of it.
        """
        best: Mention | None = None
        for end in range(start + 1, min(len(asked), start + 12) + 1):
            content = _content(asked, start, end)
            if asked[end - 1].folded in STOP_WORDS and not _stands_as_noun(asked, end - 1):
                continue
            found = self._described_by(content) or self._of_any_kind(content)
            if found:
                best = Mention(start, end, as_written(asked, start, end), found)
            elif content and best is None and end - start > 6:
                break
        return self._complete(asked, self._in_gender(asked, best)) if best else None

    def _in_gender(self, asked: Sequence[Word], found: Mention) -> Mention:
        """Those who hold an office in the gender that is written: « la directrice » is no « directeur ».

        A masculine that nobody bears may be meant for anybody: those found stay, and the reply says so.
        """
        office = next((w for w in asked[found.start : found.end] if self.is_role(w.folded)), None)
        gender = gender_of(office.folded) if office else ""
        if office and office.folded in {"avocat", "avocate"} and not is_printed_of(found, office.folded):
            return replace(found, voices=(), nearly=found.voices)
        if office is None or not gender:
            return found
        agreeing = tuple(voice for voice in found.voices if holds_office(voice, office.folded, gender))
        if agreeing:
            return replace(found, voices=agreeing)
        if gender == "f":
            return replace(found, voices=(), nearly=found.voices)
        return replace(found, office=office.raw)

    def _complete(self, asked: Sequence[Word], found: Mention) -> Mention:
        """« La directrice des ressources humaines » is not just any « directrice ».

        An unread complement makes it unknown.
        """
        content = _content(asked, found.start, found.end)
        goes_on = found.end < len(asked) and asked[found.end].folded in OF
        by_office = [self.is_role(word) for word in content]
        if all(word in WHOLE_OFFICES for word in content):
            goes_on = goes_on and (body_goes_on(asked, found.end) or _is_of_somewhere(asked, found))
        another = self._body_follows(asked, found) if any(by_office) else body_goes_on(asked, found.end)
        another = another or domain_follows(asked, found.end) or place_goes_on(asked, found.end)
        named = bool(content) and all(word in NAMED_BY_FIELD for word in content)
        if not another and not (goes_on and (all(by_office) or named)):
            return found
        if not named and self._topic_follows(asked, found, content):
            return found
        if by_office and by_office[0] and self._many_speak_of(asked, found):
            return found
        end, named = found.end + 1, asked[found.end].capitalised
        while end < len(asked) and asked[end].folded not in {
            "sur",
            "concernant",
            "quand",
            "pour",
            "a",
            "est",
        }:
            if named and asked[end].folded in OF and not name_goes_on(asked, end):
                break  # « la région Z | des données »
            named = named or asked[end].capitalised
            end += 1
        return Mention(found.start, end, as_written(asked, found.start, end), ())

    def _topic_follows(self, asked: Sequence[Word], found: Mention, content: Sequence[str]) -> bool:
        """Whether what follows « que dit X de » is what one of those found talks of, and no part of X.

        Words that are printed of somebody's office or body, a department, and after an office what may be
        the name of a place, may tell another X: « la directrice de la communication », « l'adjoint de Z ».
        """
        after = asked[found.end :]
        if not speaks_of(asked, found.start, found.end) or all(map(is_body, content)):
            return False
        rest = [word for word in after if word.folded not in STOP_WORDS]
        office = any(self.is_role(word) for word in content)
        if office and after[1] is rest[0] and after[0].folded != "des" and may_be_place(rest[0]):
            return False
        if any(w.folded in DEPARTMENTS or key_of(w.folded) in self._of_offices for w in rest):
            return False
        said = ({w for s in voice.statements for w in folded_words(s.text)} for voice in found.voices)
        return any(all(word.folded in own for word in rest) for own in said)

    def _many_speak_of(self, asked: Sequence[Word], found: Mention) -> bool:
        """« que pensent les élus de la neige ? »: what follows people of an office is what they speak of."""
        if found.start == 0 or asked[found.start - 1].folded not in {"les", "des"}:
            return False
        rest = [word for word in asked[found.end :] if word.folded not in STOP_WORDS]
        named = any(word.capitalised for word in rest)
        if named or not rest or rest[0].folded in DEPARTMENTS or key_of(rest[0].folded) in self._of_offices:
            return False
        return speaks_of(asked, found.start - 1, found.end)

    def _body_follows(self, asked: Sequence[Word], found: Mention) -> bool:
        """Whether an office is asked for of another body: « directeur commercial | de Z », « Saint | Y ».

        After an article a printed name that is nobody's body is a topic: « la juriste chargée de l'IA ».
        """
        following = asked[found.end : found.end + 3]
        if not following:
            return False
        if following[0].folded in {"a", "chez"}:
            return self._at_another_place(following[1:], found)
        if following[0].folded not in {"de", "du", "d"}:
            word = following[0]
            return self._may_name(word) and not is_speech(word) and is_adjacent(asked, found.end)
        if any(self._is_of_body(word, found.voices) for word in asked[found.start : found.end]):
            return False  # their own body is read already
        if following[1:] and following[1].folded in {"st", "ste"}:
            following = [following[0], *asked[found.end + 2 : found.end + 4]]  # « de st Y »: Saint-Y
        return self._of_another_body(asked, found, following)

    def _of_another_body(self, asked: Sequence[Word], found: Mention, following: Sequence[Word]) -> bool:
        """Whether what follows an office with « de » is another body than that of those found."""
        named = next((word for word in following[1:] if word.folded not in {"la", "l"}), None)
        whole = all(word.folded in WHOLE_OFFICES for word in asked[found.start : found.end])
        if whole and named is following[1] and following[0].folded == "de":
            return named.folded not in STOP_WORDS and not is_body(named.folded)  # « maire | de z »
        if named is not None and not whole and is_of_other_kind(named.folded, found.voices):
            return True
        if named is None or not self._may_name(named) or (not whole and self._is_told_by(named, found)):
            return False
        bare = (named is following[1] and following[0].folded != "du") or is_asked_who(asked, found.start)
        return bare or self._is_foreign(named) or self._is_of_body(named, self.voices)

    def _at_another_place(self, following: Sequence[Word], found: Mention) -> bool:
        """Whether an office is asked for at a place that nobody found has to do with: « juriste | à Z »."""
        named = next((word for word in following if word.folded not in {"la", "l"}), None)
        if named is None or not (named.capitalised or self._is_printed_town(named)):
            return False
        return not self._is_told_by(named, found) and not self._is_of_body(named, found.voices)

    @staticmethod
    def _is_told_by(named: Word, found: Mention) -> bool:
        """Whether one of those found speaks of a place, which may be theirs then."""
        said = (folded_words(s.text) for voice in found.voices for s in voice.statements)
        return any(named.folded in words_of for words_of in said)

    def _may_name(self, word: Word) -> bool:
        """Whether a word is written as a name, is none of the language, or names a town that is printed."""
        strange = self._is_foreign(word) and not is_french_word(word.raw)
        saint = word.folded in {"saint", "sainte"}
        named = word.capitalised or strange or saint or self._is_printed_town(word)
        return named and word.folded not in STOP_WORDS

    def _is_printed_town(self, word: Word) -> bool:
        """« le maire de plaisir »: a town of the event or of somebody's, whatever its first letter."""
        if is_body(word.folded) or self.is_role(word.folded):
            return False
        return word.folded in self._places or self._is_of_body(word, self.voices)

    @staticmethod
    def _is_of_body(word: Word, voices: Iterable[Voice]) -> bool:
        """Whether a word is printed in the organisation of one of some voices."""
        bodies = (organisation for voice in voices for _, organisation in voice.capacities if organisation)
        return word.folded not in STOP_WORDS and any(key_of(word.folded) in keys_of(body) for body in bodies)

    def _of_any_kind(self, content: Sequence[str]) -> tuple[Voice, ...]:
        """Whom words describe but for a noun that may lack: « la mairie de Y », « la société Z ».

        A town is all of its name: « la ville de Montreuil » is no « Montreuil Juigné ».
        """
        telling = [token for token in content if token not in OFTEN_LEFT_OUT]
        described = self._described_by(telling) if telling and len(telling) < len(content) else ()
        found = tuple(voice for voice in described if self._is_of(telling, voice))
        if not TOWN_NOUNS & set(content):
            return found
        wanted = {key_of(token) for token in telling}
        return tuple(
            voice
            for voice in found
            if any(wanted == telling_keys(organisation or "") for _, organisation in voice.capacities)
        )

    def _described_by(self, content: Sequence[str]) -> tuple[Voice, ...]:
        content = folded_words(joined_titles(" ".join(content)))
        if all(token in OFTEN_LEFT_OUT for token in content):
            return ()  # « la mairie » alone is nobody's
        offices = [key_of(token) for token in content if self.is_role(token)]
        telling = [token for token in content if not self.is_role(token)]
        if telling and all(token in OF_OTHER_PLACES for token in telling):
            return ()  # « le maire de Saint | Y »
        full = [
            voice
            for voice, described in self._descriptions
            if any(d.fits(content, offices[0] if offices else None) for d in described)
            and (offices or len(content) > 1 or may_stand_for(content[0], voice))
        ]
        return tuple(full)

    def members(self, asked: Sequence[Word], *, bodies: bool = False) -> Mention:
        """Everybody of whom all these words are printed: role, organisation, town.

        Words for any organisation may lack.

        Args:
            asked: the words.
            bodies: find organisations that speak themselves, too.
        """
        content = [word.folded for word in asked]
        found = [voice for voice in self._described_by(content) if voice.id or bodies]
        if not found:
            telling = [word for word in content if word not in BODY_NOUNS]
            described = self._described_by(telling) if telling else ()
            found = [voice for voice in described if voice.id or bodies]
        mention = Mention(0, len(asked), as_written(asked, 0, len(asked)), tuple(found))
        agreed = self._in_gender(asked, mention)
        if agreed.nearly:  # who holds an office is told by its printed form
            return replace(agreed, voices=agreed.nearly, nearly=(), office=agreed.written)
        return agreed

    def is_described(self, voice: Voice, words_of: Iterable[str]) -> bool:
        """Whether words are printed in the role or organisation of somebody."""
        content = [word for word in words_of if word not in BODY_NOUNS]
        offices = [key_of(word) for word in content if self.is_role(word)]
        return any(d.fits(content, offices[0] if offices else None) for d in descriptions_of(voice))

    def holds(self, voice: Voice, words_of: Sequence[str]) -> bool | None:
        """Whether what is asked of somebody is printed of them; None where what is printed does not tell.

        No is said of an office that is another than theirs, where somebody else here holds it or theirs is
        its deputy's, and of words that are printed of others.
        """
        described = descriptions_of(voice)
        words_of = folded_words(joined_titles(" ".join(words_of)))
        office = next((key_of(word) for word in words_of if self.is_role(word)), None)
        if any(word in LOOSE_SYNONYMS for word in words_of):
            return None
        fitting = [d for d in described if d.fits(words_of, office)]
        if fitting:
            asked = frozenset(key_of(word) for word in words_of)
            return True if any(d.lessened <= asked for d in fitting) else None
        own = frozenset().union(*(d.offices for d in described))
        others = [d for other, all_of in self._descriptions if other.name != voice.name for d in all_of]
        of_others = frozenset().union(*(d.printed for d in others))
        printed = frozenset().union(*(d.printed for d in described))
        deputy = office == key_of("maire") and key_of("adjoint") in own
        held = deputy or any(office in d.offices for d in others)
        if office is not None and held and is_another_office(office, own):
            return False
        spare = OFTEN_LEFT_OUT | OF_COUNCILS  # « conseiller délégué » may be « conseiller municipal »
        telling = (key_of(w) for w in words_of if w not in spare and not self.is_role(w))
        return False if any(key in of_others and key not in printed for key in telling) else None

    def is_somebody(self, described: Sequence[Word]) -> bool:
        """Whether a description names an office or a body, and is no common noun of a name: « l'eau »."""
        return any(
            w.capitalised
            or self.is_role(w.folded)
            or w.folded in ORGANISATION_NOUNS | NEUTRAL_NOUNS | BODY_NOUNS
            or not is_french_word(w.raw)
            for w in described
        )

    def is_organisation(self, asked: Sequence[Word], voice: Voice, *, town: bool = False) -> bool:
        """Whether words name the organisation of somebody, by its own name or a noun for organisations.

        A town is all of its name: « la ville de Montreuil » is no « Montreuil Juigné ».
        """
        named = any(
            w.capitalised or not is_french_word(w.raw) or w.folded in ORGANISATION_NOUNS for w in asked
        )
        content = [word.folded for word in asked]
        names = [organisation or "" for _, organisation in voice.capacities]
        if town:
            return any({key_of(token) for token in content} == telling_keys(name) for name in names)
        return named and any(self._all_in(content, name) for name in names)

    def is_whole_body(self, asked: Sequence[Word]) -> bool:
        """Whether words are all of a printed organisation's name: « Verrerie X », no town within it."""
        name = tuple(word.folded for word in asked)
        bodies = (o for voice in self.voices for _, o in voice.capacities if o)
        return any(folded_words(body) == name for body in bodies)

    def leaders(self, asked: Sequence[Word], verb: str) -> tuple[Voice, ...]:
        """Those of some words who lead what these name: « qui dirige Z ? » is not answered with just anybody.

        Args:
            asked: what is led.
            verb: the dictionary form of the verb: whoever presides is printed as president.
        """
        leading = OFFICES_OF.get(verb, LEADS)
        return tuple(
            voice
            for voice in self.members(asked).voices
            if any(
                leading.match(part)
                for role, _ in voice.capacities
                for part in re.split(r",| et |&|/", fold(role or ""))
            )
        )

    def with_members(self, voices: Iterable[Voice]) -> tuple[Voice, ...]:
        """The voices; with an organisation, those who speak for it."""
        found: dict[Voice, None] = {}
        for voice in voices:
            found[voice] = None
            if voice.id is None:
                found |= {
                    v: None
                    for v in self.voices
                    if any(o and fold(o) == fold(voice.name) for _, o in v.capacities)
                }
        return tuple(found)

    def name_of(self, word: str) -> str:
        """A word in small letters as the name that it is always printed as; as it is where it is none."""
        return self._names.get(fold(word), word) if word.islower() else word

    def prints(self, folded: str) -> bool:
        """Whether a folded word is printed anywhere."""
        return folded in self._printed

    def tells_what_they_say(self, written: str) -> bool:
        """Whether a group that is nobody here is told to say something: « les riverains demandent … »."""
        return any(is_group(word) and word in self._told_of for word in folded_words(written))

    def is_role(self, word: str) -> bool:
        """Whether a folded word is one for what somebody is: printed in a role here, or a general one."""
        if word in ORGANISATION_NOUNS - ROLE_NOUNS or word.endswith(("tion", "tions", "sion", "sions")):
            return False  # « office » is no « officer », « consultation » no « consultant »
        return key_of(word) in self._roles or bool({word, word.removesuffix("s")} & OFFICES)

    def colleagues(self, mention: Mention) -> bool:
        """Whether several people share all that the words say, such as one organisation: all are meant."""
        content = [w for w in folded_words(mention.written) if w not in STOP_WORDS and w not in NEUTRAL_NOUNS]
        return bool(content) and all(
            voice.id is None
            or any(self._all_in(content, organisation) for _, organisation in voice.capacities)
            for voice in mention.voices
        )

    def _is_of(self, content: Sequence[str], voice: Voice) -> bool:
        """Whether words are printed in the name of somebody's organisation, and not only in an office."""
        bodies = [voice.name if voice.id is None else "", *(body for _, body in voice.capacities)]
        return any(self._all_in(content, body) for body in bodies)

    @staticmethod
    def _all_in(content: Sequence[str], organisation: str | None) -> bool:
        printed = keys_of(organisation or "")
        return all(is_printed_in(key_of(token), token, printed) for token in content)


def _has_its_own_capital(asked: Sequence[Word], position: int) -> bool:
    """Whether a word has a capital that the words after it have not: a name, in a question of key words."""
    after = asked[position + 1 :]
    return asked[position].capitalised and bool(after) and not any(word.capitalised for word in after)


def _content(asked: Sequence[Word], start: int, end: int) -> list[str]:
    """The folded words of a description that tell something."""
    return [
        asked[i].folded
        for i in range(start, end)
        if (asked[i].folded not in STOP_WORDS or _stands_as_noun(asked, i))
        and asked[i].folded not in NEUTRAL_NOUNS
    ]


def _is_of_somewhere(asked: Sequence[Word], found: Mention) -> bool:
    """« qui est maire | de la grève ? »: what follows an office that is asked for is no topic."""
    named = next((w.folded for w in asked[found.end + 1 :] if w.folded not in {"la", "l"}), "")
    return is_asked_who(asked, found.start) and not is_body(named) and named not in STOP_WORDS | EVENT_WORDS


def _stands_as_noun(asked: Sequence[Word], position: int) -> bool:
    """The same within a description, where a conjunction has no place: « chauffeur de car »."""
    conjunction = asked[position].folded == "car" and position > 0 and asked[position - 1].folded == "de"
    return conjunction or stands_as_noun(asked, position)
