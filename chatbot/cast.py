"""Who is in the proceedings, and whom a question means: by name, role, organisation or town.

A wrong person is the worst answer, so a name is matched with few typos, never between two people, and a
family name
with another first name is somebody else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import Stemmer

from chatbot.words import (
    STOP_WORDS,
    Word,
    allowed_typos,
    fold,
    folded_words,
    is_french_word,
    is_verb,
    lemma,
    typos,
    words,
)
from ingest.french import ORGANISATION_NOUNS, ROLE_NOUNS
from ingest.model import Appearance, Proceedings, Statement
from ingest.people.genders import gender_of as gender_of_title
from ingest.people.genders import gender_of_name

# Words before which or after which somebody is named as a speaker, folded.
SPEECH_VERBS = frozenset(
    """
    dit disent disait dis dirait dire declare declarent declarait pense pensent pensait penser explique
    expliquent expliquait raconte affirme affirment indique indiquent precise precisent souligne
    rappelle evoque evoquent propose proposent parle parlait estime estiment croit preconise recommande
    annonce repond defend avance mentionne aborde presente temoigne resume promet deplore critique say
    says said think thinks tell tells explain explains believe announce recommend suggest propose describe
    mention argue claim discuss
    """.split()
)
SPEECH_LEMMAS = frozenset(
    """exposer defendre livrer prodiguer annoncer rapporter temoigner soutenir plaider argumenter detailler
    commenter confier insister conclure remarquer noter signaler suggerer reclamer regretter revendiquer
    formuler exprimer intervenir participer sieger figurer demander souhaiter craindre redouter deplorer
    reconnaitre admettre constater juger considerer promettre recommander conseiller repondre raconter
    ajouter nuancer denoncer reprocher preconiser
    """.split()
)
_SPEAKER_NOUNS = frozenset(
    """
    avis opinion opinions position positions propos intervention interventions point parole paroles
    declaration declarations discours temoignage message messages regard vision expose conclusion
    conclusions reponse remarques idees arguments citation citations mots constat explications
    experience passage said view views
    """.split()
)
TITLES = frozenset(
    "m mr mme mlle monsieur madame mademoiselle messieurs mesdames dr docteur pr professeur "
    "maitre ms mrs miss".split()
)
_PARTICLES = frozenset("de du des d la le les l el al van von der ben bin di da dos y".split())
# Nouns that only say "somebody of": they are not part of anybody's printed role.
_NEUTRAL_NOUNS = frozenset(
    """
    representant representante representants intervenant intervenante intervenants orateur oratrice
    orateurs personne porte parole speaker speakers homme femme monsieur madame dame gens equipe equipes
    participant participante expert experte invite invitee collegue from chez company lawyer
    spokesperson representative
    """.split()
)
# Nouns for any organisation: « la mairie de Plaisir » is printed as « ville de Plaisir ».
_ORGANISATION_NOUNS = frozenset(
    """
    start up startup societe entreprise mairie ville commune municipalite collectivite boite groupe
    organisation association agence institution organisme etablissement structure firme company city
    town region departement metropole communaute syndicat ministere conseil
    """.split()
)
# Those that a printed name often lacks; « région » or « métropole » tell another body of the same place.
_OFTEN_LEFT_OUT = frozenset(
    """
    start up startup societe entreprise mairie ville commune municipalite boite groupe association firme
    company city town
    """.split()
)
# Before the name of a place these make another place of it.
_OF_OTHER_PLACES = frozenset(
    "grand grande petit petite haut haute bas basse saint sainte nouveau nouvelle".split()
)
_TOWN_NOUNS = frozenset("ville mairie commune municipalite city town".split())
# Things that "say" something without being anybody: « que dit le texte », « que disent les intervenants ».
_IMPERSONAL = frozenset(
    """
    on texte actes acte article document compte rendu programme loi reglement decret etude rapport
    intervenants orateurs participants elus experts collectivites villes communes gens monde conference
    evenement colloque session table rondes ronde debat debats journee assises personne personnes quelqu
    chacun chose choses tout tous speakers people proceedings public presse ensemble
    """.split()
)
_ROLE_NOUNS = frozenset(
    """
    maire adjoint adjointe ministre president presidente directeur directrice conseiller conseillere
    depute deputee senateur senatrice prefet prefete responsable chef cheffe chercheur chercheuse
    professeur professeure juriste avocat avocate vicepresident vicepresidente ingenieur ingenieure
    economiste sociologue architecte urbaniste journaliste secretaire delegue deleguee fondateur
    fondatrice pdg ceo patron patronne dirigeant dirigeante elu elue commissaire recteur medecin
    consultant consultante developpeur entrepreneur syndicaliste mayor minister director officer
    """.split()
)
# The parser's nouns for offices, but for those that are mostly something else in a question.
_OFFICES = ROLE_NOUNS - frozenset(
    """
    conseil general generale global data product lead senior premier premiere charge chargee cadre membre
    pilote head chief partner officer specialiste expert experte representant representante juge assistant
    correspondant titulaire createur createurs interprete collaborateur collaboratrice benevole
    """.split()
)
# Offices and what they are short for; either is printed for the other.
_SHORT_FOR = tuple(
    (short, re.compile(rf"\b{long}"), words_of)
    for short, long, words_of in (
        ("dsi", r"direct(?:eur|rice) des? systemes? d'information", "directeur systemes information"),
        ("drh", r"direct(?:eur|rice) des ressources humaines", "directeur ressources humaines"),
        ("dgs", r"direct(?:eur|rice) general(?:e)? des services", "directeur general services"),
        ("dga", r"direct(?:eur|rice) general(?:e)? adjointe?", "directeur general adjoint"),
        ("dg", r"direct(?:eur|rice) generale?\b(?! (?:adjoint|des services))", "directeur general"),
        (
            "daf",
            r"direct(?:eur|rice) (?:administrati\w+ et financier\w*|des? finances)",
            "directeur finances",
        ),
        ("dpo", r"deleguee? a la protection des donnees", "delegue protection donnees"),
        ("rssi", r"responsable de la securite (?:des systemes|informatique)", "responsable securite"),
    )
)
# Offices that are held by election, at the beginning of a role or after « et » or a comma: « directeur de
# cabinet du
# maire » and « directeur général adjoint » are none.
_ELECTED = re.compile(
    r"^(?:\d+ ?(?:er|e|eme|re)? |premiere? )?adjointe? (?:aux? |a |chargee? |deleguee? |en charge )"
    r"(?!(?:la |l')?(?:direct|chef|respons|presid|secret))|"
    r"(?:^|, |\bet |& )(?:\d+ ?(?:er|e|eme|re)? |premiere? |ancienne? )?(?:maire|adjointe? (?:au|"
    r"a la) maire|elue?\b|deputee?|senat|"
    r"conseillere? (?:deleguee?|municipale?|departementale?|regionale?|communautaire|"
    r"metropolitaine?|d'arrondissement)|"
    r"vice[- ]presidente? (?:de l'|de la|du|deleguee?|en charge|chargee?)|vice[- ]presidente?$|"
    r"presidente? (?:du (?:conseil|departement)|de la (?:region|metropole|communaute)))"
)
_SYNONYMS = {
    "pdg": "dirigeant",
    "ceo": "dirigeant",
    "patron": "dirigeant",
    "patronne": "dirigeant",
    "boss": "dirigeant",
    "dirigeante": "dirigeant",
    "cofondateur": "fondateur",
    "avocat": "juriste",
    "avocate": "juriste",
    "lawyer": "juriste",
    "mayor": "maire",
    "director": "directeur",
    "founder": "fondateur",
    "head": "responsable",
    "deputy": "adjoint",
    "cio": "dsi",
    "regional": "region",  # « la région X » is printed « conseil régional de X »
    "departemental": "departement",
    "metropolitain": "metropole",
    "municipal": "ville",
    "mairie": "ville",
    "commune": "ville",
    "municipalite": "ville",
}
_AFTER_INITIAL = 2  # characters at most: a full stop and a blank
_stem = lru_cache(maxsize=None)(Stemmer.Stemmer("french").stemWord)


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, or an organisation that speaks, with everything printed of them in one document."""

    id: str | None  # None for an organisation
    name: str
    proceedings: Proceedings
    appearances: tuple[Appearance, ...]
    statements: tuple[Statement, ...]

    @property
    def capacities(self) -> tuple[tuple[str | None, str | None], ...]:
        """Each printed (role, organisation), once, in order."""
        printed = [(a.role, a.organisation) for a in self.appearances] or [
            (s.role, s.organisation) for s in self.statements
        ]
        return tuple(dict.fromkeys(pair for pair in printed if any(pair))) or ((None, None),)

    @property
    def session_ids(self) -> tuple[str, ...]:
        """The sessions they take part in, in the document's order."""
        seen = {a.session_id for a in self.appearances} | {s.session_id for s in self.statements}
        return tuple(session.id for session in self.proceedings.sessions if session.id in seen)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that name or describe somebody.

    No voice: unknown. Several: the words do not decide.
    """

    start: int  # in words, end exclusive
    end: int
    written: str
    voices: tuple[Voice, ...]
    office: str = ""  # the office that they hold, as written, where it is printed in its other gender
    nearly: tuple[Voice, ...] = ()  # nobody is meant, but these but for a gender
    misspelt: bool = False  # one person is meant, written with another letter

    @property
    def is_ambiguous(self) -> bool:
        """Whether several different people are meant equally well."""
        return len({fold(voice.name) for voice in self.voices}) > 1


def voices_of(proceedings: Proceedings) -> tuple[Voice, ...]:
    """Everybody in a document, in order of appearance, then the organisations that speak."""
    people = [
        Voice(
            person.id,
            person.name,
            proceedings,
            tuple(a for a in proceedings.appearances if a.person_id == person.id),
            tuple(s for s in proceedings.statements if s.speaker_id == person.id),
        )
        for person in proceedings.people
    ]
    names = dict.fromkeys(s.speaker for s in proceedings.statements if s.speaker and s.speaker_id is None)
    organisations = [
        Voice(
            None,
            name,
            proceedings,
            (),
            tuple(s for s in proceedings.statements if s.speaker == name and s.speaker_id is None),
        )
        for name in names
    ]
    return tuple(people + organisations)


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of writing a name.

    Its folded words joined, so that « BayaToda » and « Baya Toda » are the same.
    """

    voice: Voice
    joined: str
    parts: tuple[str, ...]
    allowed: int  # typos
    complete: bool  # a first name and a family name: nobody else is meant
    given_only: bool


def _forms(voice: Voice, variants: Sequence[str]) -> list[_Form]:
    forms = [form for name in (voice.name, *variants) for form in _forms_of(voice, name)]
    return list(dict.fromkeys(forms))


def _forms_of(voice: Voice, name: str) -> Iterator[_Form]:
    """The ways to write one name: whole, turned round, with a part of the family name, in part."""
    first, *others = name.split()
    given, family = folded_words(first), folded_words(" ".join(others))
    if not family or voice.id is None:
        yield _form(voice, folded_words(name), complete=True)
        return
    core = tuple(token for token in family if token not in _PARTICLES) or family
    yield _form(voice, (*given, *family), complete=True)
    yield _form(voice, (*family, *given), complete=True)
    yield from (_form(voice, (*given, token), complete=True) for token in core if len(core) > 1)
    yield _form(voice, (*given, core[0][0]), complete=True)  # « Paul M. »
    yield _form(voice, family)
    yield from (_form(voice, (token,)) for token in core if len(token) >= 4 or len(core) == 1)
    yield _form(voice, given, given_only=True)


def _form(voice: Voice, tokens: Sequence[str], *, complete: bool = False, given_only: bool = False) -> _Form:
    allowed = min(3, sum(allowed_typos(len(token)) for token in tokens))
    return _Form(voice, "".join(tokens), tuple(tokens), allowed, complete, given_only)


def _other_name(written: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether words are somebody else's name: each word is spelt within its own limit, or it is another.

    « Fabien Dupont » is not Fabien Durant, « Rachida » not Rachid, « l'autre Lucien » no Faure, Lucien.
    """
    if len(written) != len(meant):
        edges = ((written[0], meant[0]), (written[-1], meant[-1]))  # « l'autre Lucien », « Lucien il »
        return len(written) > len(meant) and any(one in STOP_WORDS and one != own for one, own in edges)
    pairs = list(zip(written, meant, strict=True))
    alike = sum(one == other for one, other in pairs)
    spare = 1 if alike > 1 else 0  # where two words are right, the third may be spelt worse
    apart = any(one != other and typos(one, other, spare=spare) is None for one, other in pairs)
    return apart or (len(meant) > 1 and written[0] != meant[0] and _other_gender(written[0], meant[0]))


def _differs_by_a_letter(written: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether one word of a name has one letter too many, too few or wrong, and it stays the same person."""
    if len(written) != len(meant) or written[0] != meant[0]:
        return False
    apart = [pair for pair in zip(written, meant, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and min(map(len, apart[0])) > 2 and typos(*apart[0], spare=1) == 1


def _other_gender(one: str, other: str) -> bool:
    """Whether two given names differ by what makes one of a woman of one of a man."""
    short, long = sorted((one, other), key=len)
    added = long.removeprefix(short) if long.startswith(short) else ""
    return added in {"a", "e", "ne", "le"} or (
        short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aeo")
    )


class Cast:
    """Everybody in the proceedings. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.voices = tuple(voice for document in documents for voice in voices_of(document))
        variants = {p.id: p.variants for document in documents for p in document.people}
        self._forms = [
            form for voice in self.voices for form in _forms(voice, variants.get(voice.id or "", ()))
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
        printed_roles = (role for voice in self.voices for role, _ in voice.capacities if role)
        self._roles = frozenset(
            _key(tokens[0])
            for role in printed_roles
            if (tokens := folded_words(_DEGREE.sub("", fold(role))) or folded_words(role))
        ) | {_key(noun) for noun in _ROLE_NOUNS}
        self._places = frozenset(
            token for document in documents for token in folded_words(document.place or "")
        )
        self._descriptions = [(voice, _descriptions(voice)) for voice in self.voices]
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
            if end - start > 1 and _is_initial(asked[start]):
                continue
            distance, forms = self._matches(asked, start, end)
            extra = distance and all(len(form.parts) < end - start for form in forms)
            if forms and not (extra and self._holds_nearer(asked, start, end, distance)):
                found = tuple(dict.fromkeys(form.voice for form in forms))
                mention = Mention(start, end, _written(asked, start, end), found, misspelt=distance > 0)
                return self._fitting(asked, mention)
        return None

    def _fitting(self, asked: Sequence[Word], found: Mention) -> Mention:
        """Those whom the word before a name fits: « Mme X » is no man, « l'infirmière X » one of two X."""
        before = asked[found.start - 1].folded if found.start else ""
        title = gender_of_title(before, None)
        if title:
            agreeing = tuple(voice for voice in found.voices if _gender(voice) in {"", title})
            if agreeing:
                return replace(found, voices=agreeing)
            written = _written(asked, found.start - 1, found.end)
            return replace(found, written=written, voices=(), nearly=found.voices)
        if found.is_ambiguous and self.is_role(before):
            held = tuple(voice for voice in found.voices if self.is_described(voice, [before]))
            return replace(found, voices=held) if len(held) == 1 else found
        return found

    def _holds_nearer(self, asked: Sequence[Word], start: int, end: int, distance: int) -> bool:
        """Whether the words are nearer to a name without the first or the last: « né Paul Martin »."""
        shorter = (self._matches(asked, *span) for span in ((start + 1, end), (start, end - 1)))
        return any(forms and less < distance for less, forms in shorter)

    def _matches(self, asked: Sequence[Word], start: int, end: int) -> tuple[int, list[_Form]]:
        """The names that the words are with the fewest typos, and how many these are."""
        joined = "".join(word.folded for word in asked[start:end])
        best: dict[int, list[_Form]] = {}
        for form in self._forms:
            if abs(len(form.joined) - len(joined)) > form.allowed or len(form.parts) + 1 < end - start:
                continue
            if not _initials_agree(form, asked[start:end]):
                continue
            distance = 0 if form.joined == joined else typos(joined, form.joined)
            if (
                distance is not None
                and distance <= form.allowed
                and not _other_name([word.folded for word in asked[start:end]], form.parts)
                and self._plausible(form, asked, start, end, distance)
            ):
                best.setdefault(distance, []).append(form)
        if not best:
            return 0, []
        nearest = best[min(best)]
        return min(best), [form for form in nearest if not form.given_only] or nearest

    def _plausible(self, form: _Form, asked: Sequence[Word], start: int, end: int, distance: int) -> bool:
        """Whether words that look like a name are used as one here."""
        if form.voice.id is None:  # an organisation is a topic too: « l'algorithme de Leakmited »
            return speaker_expected(asked, start) or (end < len(asked) and asked[end].folded in SPEECH_VERBS)
        if _is_noun(form, asked, start, end, distance):
            return False
        if form.complete:  # « Paul-Martin Durand » is not Paul Martin
            after = asked[end : end + 1] if end < len(asked) and _adjacent(asked, end) else ()
            return not any(word.capitalised and word.folded in self._name_parts for word in after)
        first = asked[start]
        expected = speaker_expected(asked, start)
        opens = start == 0 and first.folded in self._common and not _is_subject(asked, end)
        written_as_name = first.capitalised and not opens
        if not written_as_name and (distance or form.given_only or self._is_common(first)) and not expected:
            return False
        if distance and (
            _after_article(asked, start) or any(self._is_printed_word(word) for word in asked[start:end])
        ):
            return False
        if self._goes_on(asked, end, given=form.given_only):
            return False
        return form.given_only or not self._other_first_name(asked, start, form.voice)

    def _goes_on(self, asked: Sequence[Word], position: int, *, given: bool = True) -> bool:
        """Whether a part of a name goes on with another name than theirs."""
        if position >= len(asked) or not _adjacent(asked, position):
            return False
        after, following = asked[position], asked[position + 1 : position + 2]
        grammatical = after.folded in STOP_WORDS or after.folded in SPEECH_VERBS
        if not given:
            return after.capitalised and not grammatical
        if after.folded in _PARTICLES and following and following[0].capitalised:
            return after.folded not in {"de", "d", "du", "des"} or _is_written_as_name(asked, position)
        if grammatical:
            last = not following and after.folded in self._families
            return last or (_is_written_as_name(asked, position) and not _governs(following))
        return after.capitalised or after.folded not in self._printed or after.folded in self._name_parts

    def _is_common(self, word: Word) -> bool:
        """Whether a word written without a capital is an ordinary one: « durant », « plaisir »."""
        return word.folded in self._common or is_french_word(word.raw)

    def _is_printed_word(self, word: Word) -> bool:
        """Whether a word is printed here for itself, so that it misspells nobody's name."""
        return word.folded in self._printed and (not word.capitalised or word.folded in self._common)

    def _other_first_name(self, asked: Sequence[Word], start: int, voice: Voice) -> bool:
        """Whether a first name or an initial that is not theirs stands before a family name."""
        if start and _is_initial(asked[start - 1]):
            first = start - 2 if start > 1 and _is_initial(asked[start - 2]) else start - 1  # « J.-P. »
            return fold(voice.name[:1]) != asked[first].folded
        if start == 0 or not _adjacent(asked, start):
            return False
        before = asked[start - 1]
        if before.folded in TITLES or before.folded in STOP_WORDS or before.folded in SPEECH_VERBS:
            return False
        if start == 1 and _opens_sentence(before):
            return False
        if before.capitalised:
            return before.folded not in self._common or start - 1 > 0
        strange = before.folded not in self._printed or before.folded in self._name_parts
        return strange and speaker_expected(asked, start - 1)

    def _unknown_at(self, asked: Sequence[Word], start: int, known: Sequence[Mention]) -> Mention | None:
        """A name in a speaker's place that nobody here bears."""
        if _is_initial(asked[start]) and self._longest_at(asked, start + 1):
            return None
        if _is_initial(asked[start]) and self._is_family(asked, start + 1):  # another's: « C. Okafor »
            return Mention(start, start + 2, _with_initial(asked, start), ())
        end = _capitalised_run(asked, start)
        expected = speaker_expected(asked, start) or _follows_a_name(asked, start, known)
        if end == start:
            if expected and asked[start].folded in self._name_parts and self._goes_on(asked, start + 1):
                return Mention(start, start + 2, _written(asked, start, start + 2), ())
            plain = expected and start > 0 and asked[start - 1].folded in SPEECH_VERBS | TITLES
            return self._unknown_in_lower_case(asked, start) if plain else None
        if asked[start].folded in STOP_WORDS | TITLES | SPEECH_VERBS:
            return None
        if start == 0 and _opens_sentence(asked[0]):
            return None
        end = self._before_topic(asked, start, end)
        strange = any(self._is_foreign(word) for word in asked[start:end]) or (
            _after_article(asked, start) and self._is_other_name(asked[start])
        )
        several = end - start > 1
        mixed = several and any(word.folded in self._name_parts for word in asked[start:end])
        named = expected or (_followed_by_speech(asked, end) and (start > 0 or several))
        named = named or (several and _is_asked_for(asked, start, end))
        if not ((strange or mixed) and named):
            return None
        return Mention(start, end, _written(asked, start, end), (), nearly=self._almost(asked[start:end]))

    def _before_topic(self, asked: Sequence[Word], start: int, end: int) -> int:
        """Where a full name ends before what it is asked about: « que dit Jean Petit | de Z ? »."""
        if _after_article(asked, start):  # a body's: « la Caisse d'Épargne du Causse »
            return end
        for cut in range(start + 2, end - 1):
            rest = [word.folded for word in asked[cut + 1 : end] if word.folded not in _PARTICLES]
            printed = all(word in self._printed and word not in self._name_parts for word in rest)
            if printed and _speaks_of(asked, start, cut) and asked[cut - 1].folded not in _PARTICLES:
                return cut
        return end

    def _is_family(self, asked: Sequence[Word], position: int) -> bool:
        """Whether a family name that is printed here follows an initial."""
        follows = position < len(asked) and asked[position].start - asked[position - 1].end <= _AFTER_INITIAL
        return follows and asked[position].capitalised and asked[position].folded in self._families

    def _almost(self, written: Sequence[Word]) -> tuple[Voice, ...]:
        """Whose name the words are but for one letter of a part too short to be misspelt: « Ada », Adda."""
        return tuple(
            dict.fromkeys(
                form.voice
                for form in self._forms
                if form.complete
                and len(form.parts) > 1
                and _differs_by_a_letter([w.folded for w in written], form.parts)
            )
        )

    def _unknown_in_lower_case(self, asked: Sequence[Word], start: int) -> Mention | None:
        """« que dit macron »: the words right after the verb that are printed nowhere."""
        end = start
        while end < len(asked) and self._is_foreign(asked[end]) and len(asked[end].folded) > 2:
            if is_verb(asked[end].raw):
                break  # « m'indiquer »
            end += 1
        return Mention(start, end, _written(asked, start, end), ()) if end > start else None

    def _is_other_name(self, word: Word) -> bool:
        """Whether a word after an article names nobody here: « la Lorraine », « l'État »."""
        if word.folded in _IMPERSONAL | _NEUTRAL_NOUNS | STOP_WORDS:
            return False
        plain = word.folded not in self._capitals and not word.raw.isupper()
        return plain or word.folded in self._given

    def _is_foreign(self, word: Word) -> bool:
        return (
            word.folded not in self._printed
            and word.folded not in STOP_WORDS
            and word.folded not in _IMPERSONAL
            and word.folded not in _NEUTRAL_NOUNS
            and word.folded not in SPEECH_VERBS
            and word.folded not in TITLES
        )

    # -- by role, organisation, town -------------------------------------------------------------------------

    def described(self, asked: Sequence[Word], start: int) -> Mention | None:
        """Whom the noun phrase that starts here describes: « la juriste de la CNIL », « Leakmited ».

        The longest beginning of the words of which every content word is printed in somebody's role,
        organisation
        or name decides; nothing is guessed from a part of it.
        """
        best: Mention | None = None
        for end in range(start + 1, min(len(asked), start + 12) + 1):
            content = [
                w.folded
                for w in asked[start:end]
                if w.folded not in STOP_WORDS and w.folded not in _NEUTRAL_NOUNS
            ]
            if asked[end - 1].folded in STOP_WORDS:
                continue
            found = self._described_by(content) or self._of_any_kind(content)
            if found:
                best = Mention(start, end, _written(asked, start, end), found)
            elif content and best is None and end - start > 6:
                break
        return self._complete(asked, self._in_gender(asked, best)) if best else None

    def _in_gender(self, asked: Sequence[Word], found: Mention) -> Mention:
        """Those who hold an office in the gender that is written: « la directrice » is no « directeur ».

        A masculine that nobody bears may be meant for anybody: those found stay, and the reply says so.
        """
        office = next((w for w in asked[found.start : found.end] if self.is_role(w.folded)), None)
        gender = gender_of(office.folded) if office else ""
        if office and office.folded in {"avocat", "avocate"} and not _is_printed_of(found, office.folded):
            return replace(found, voices=(), nearly=found.voices)
        if office is None or not gender:
            return found
        agreeing = tuple(voice for voice in found.voices if _holds(voice, office.folded, gender))
        if agreeing:
            return replace(found, voices=agreeing)
        if gender == "f":
            return replace(found, voices=(), nearly=found.voices)
        return replace(found, office=office.raw)

    def _complete(self, asked: Sequence[Word], found: Mention) -> Mention:
        """« La directrice des ressources humaines » is not just any « directrice ».

        An unread complement makes it unknown.
        """
        content = [
            w.folded
            for w in asked[found.start : found.end]
            if w.folded not in STOP_WORDS and w.folded not in _NEUTRAL_NOUNS
        ]
        goes_on = found.end < len(asked) and asked[found.end].folded in {"de", "du", "des", "d"}
        by_office = [self.is_role(word) for word in content]
        if all(word in _WHOLE_OFFICES for word in content):
            goes_on = goes_on and _body_goes_on(asked, found.end)
        another = self._body_follows(asked, found) if any(by_office) else _body_goes_on(asked, found.end)
        another = another or _domain_follows(asked, found.end) or _place_goes_on(asked, found.end)
        named = bool(content) and all(word in _NAMED_BY_FIELD for word in content)
        if not another and not (goes_on and (all(by_office) or named)):
            return found
        if not named and self._topic_follows(asked, found, content):
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
            if named and asked[end].folded in _OF and not name_goes_on(asked, end):
                break  # « la région Z | des données »
            named = named or asked[end].capitalised
            end += 1
        return Mention(found.start, end, _written(asked, found.start, end), ())

    def _topic_follows(self, asked: Sequence[Word], found: Mention, content: Sequence[str]) -> bool:
        """Whether what follows « que dit X de » is what one of those found talks of, and no part of X.

        Words that are printed of somebody's office or body, a department, and after an office what may be
        the name of a place, may tell another X: « la directrice de la communication », « l'adjoint de Z ».
        """
        after = asked[found.end :]
        if not _speaks_of(asked, found.start, found.end) or all(map(is_body, content)):
            return False
        rest = [word for word in after if word.folded not in STOP_WORDS]
        office = any(self.is_role(word) for word in content)
        if office and after[1] is rest[0] and after[0].folded != "des" and _may_be_place(rest[0]):
            return False
        if any(w.folded in _DEPARTMENTS or _key(w.folded) in self._of_offices for w in rest):
            return False
        said = ({w for s in voice.statements for w in folded_words(s.text)} for voice in found.voices)
        return any(all(word.folded in own for word in rest) for own in said)

    def _body_follows(self, asked: Sequence[Word], found: Mention) -> bool:
        """Whether an office is asked for of another body: « directeur commercial | de Z », « Saint | Y ».

        After an article a printed name that is nobody's body is a topic: « la juriste chargée de l'IA ».
        """
        following = asked[found.end : found.end + 3]
        if not following:
            return False
        if following[0].folded not in {"de", "du", "d"}:
            word = following[0]
            return self._may_name(word) and not is_speech(word) and _adjacent(asked, found.end)
        if any(self._is_of_body(word, found.voices) for word in asked[found.start : found.end]):
            return False  # their own body is read already
        if following[1:] and following[1].folded in {"st", "ste"}:
            following = [following[0], *asked[found.end + 2 : found.end + 4]]  # « de st Y »: Saint-Y
        named = next((word for word in following[1:] if word.folded not in {"la", "l"}), None)
        if named is None or not self._may_name(named):
            return False
        bare = named is following[1] and following[0].folded != "du"
        return bare or self._is_foreign(named) or self._is_of_body(named, self.voices)

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
        return word.folded not in STOP_WORDS and any(_key(word.folded) in _bag(body) for body in bodies)

    def _of_any_kind(self, content: Sequence[str]) -> tuple[Voice, ...]:
        """Whom words describe but for a noun that may lack: « la mairie de Y », « la société Z ».

        A town is all of its name: « la ville de Montreuil » is no « Montreuil Juigné ».
        """
        telling = [token for token in content if token not in _OFTEN_LEFT_OUT]
        described = self._described_by(telling) if telling and len(telling) < len(content) else ()
        found = tuple(voice for voice in described if self._is_of(telling, voice))
        if not _TOWN_NOUNS & set(content):
            return found
        wanted = {_key(token) for token in telling}
        return tuple(
            voice
            for voice in found
            if any(wanted == _telling_keys(organisation or "") for _, organisation in voice.capacities)
        )

    def _described_by(self, content: Sequence[str]) -> tuple[Voice, ...]:
        content = folded_words(_joined_titles(" ".join(content)))
        if all(token in _OFTEN_LEFT_OUT for token in content):
            return ()  # « la mairie » alone is nobody's
        offices = [_key(token) for token in content if self.is_role(token)]
        telling = [token for token in content if not self.is_role(token)]
        if telling and all(token in _OF_OTHER_PLACES for token in telling):
            return ()  # « le maire de Saint | Y »
        full = [
            voice
            for voice, described in self._descriptions
            if any(d.fits(content, offices[0] if offices else None) for d in described)
            and (offices or len(content) > 1 or _may_stand_for(content[0], voice))
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
            telling = [word for word in content if word not in _ORGANISATION_NOUNS]
            described = self._described_by(telling) if telling else ()
            found = [voice for voice in described if voice.id or bodies]
        mention = Mention(0, len(asked), _written(asked, 0, len(asked)), tuple(found))
        agreed = self._in_gender(asked, mention)
        if agreed.nearly:  # who holds an office is told by its printed form
            return replace(agreed, voices=agreed.nearly, nearly=(), office=agreed.written)
        return agreed

    def is_described(self, voice: Voice, words_of: Iterable[str]) -> bool:
        """Whether words are printed in the role or organisation of somebody."""
        content = [word for word in words_of if word not in _ORGANISATION_NOUNS]
        offices = [_key(word) for word in content if self.is_role(word)]
        return any(d.fits(content, offices[0] if offices else None) for d in _descriptions(voice))

    def holds(self, voice: Voice, words_of: Sequence[str]) -> bool | None:
        """Whether what is asked of somebody is printed of them; None where what is printed does not tell.

        No is said of an office that is another than theirs, where somebody else here holds it or theirs is
        its deputy's, and of words that are printed of others.
        """
        described = _descriptions(voice)
        words_of = folded_words(_joined_titles(" ".join(words_of)))
        office = next((_key(word) for word in words_of if self.is_role(word)), None)
        if any(word in _LOOSE_SYNONYMS for word in words_of):
            return None
        fitting = [d for d in described if d.fits(words_of, office)]
        if fitting:
            asked = frozenset(_key(word) for word in words_of)
            return True if any(d.lessened <= asked for d in fitting) else None
        own = frozenset().union(*(d.offices for d in described))
        others = [d for other, all_of in self._descriptions if other.name != voice.name for d in all_of]
        of_others = frozenset().union(*(d.printed for d in others))
        printed = frozenset().union(*(d.printed for d in described))
        deputy = office == _key("maire") and _key("adjoint") in own
        held = deputy or any(office in d.offices for d in others)
        if office is not None and held and _is_another_office(office, own):
            return False
        spare = _OFTEN_LEFT_OUT | _OF_COUNCILS  # « conseiller délégué » may be « conseiller municipal »
        telling = (_key(w) for w in words_of if w not in spare and not self.is_role(w))
        return False if any(key in of_others and key not in printed for key in telling) else None

    def is_somebody(self, described: Sequence[Word]) -> bool:
        """Whether a description names an office or a body, and is no common noun of a name: « l'eau »."""
        return any(
            w.capitalised
            or self.is_role(w.folded)
            or w.folded in ORGANISATION_NOUNS | _NEUTRAL_NOUNS | _ORGANISATION_NOUNS
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
            return any({_key(token) for token in content} == _telling_keys(name) for name in names)
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
        leading = _OFFICES_OF.get(verb, _LEADS)
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

    def prints(self, folded: str) -> bool:
        """Whether a folded word is printed anywhere."""
        return folded in self._printed

    def is_role(self, word: str) -> bool:
        """Whether a folded word is one for what somebody is: printed in a role here, or a general one."""
        if word in ORGANISATION_NOUNS - ROLE_NOUNS:
            return False  # « office » is no « officer »
        return _key(word) in self._roles or bool({word, word.removesuffix("s")} & _OFFICES)

    def colleagues(self, mention: Mention) -> bool:
        """Whether several people share all that the words say, such as one organisation: all are meant."""
        content = [
            w for w in folded_words(mention.written) if w not in STOP_WORDS and w not in _NEUTRAL_NOUNS
        ]
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
        printed = _bag(organisation or "")
        return all(_in(_key(token), token, printed) for token in content)


# Words by which somebody is found, and that are not quite what is printed.
_LOOSE_SYNONYMS = frozenset({"avocat", "avocate", "lawyer", "head", "deputy", "director"})
# Offices of those who lead something, one often called by another; and words for nearly any office.
_LEADING = frozenset(
    "directeur dirigeant president gerant fondateur pdg ceo patron manager chef responsable".split()
)
_VAGUE = frozenset(
    "chef responsable cadre membre salarie agent fonctionnaire expert specialiste delegue charge".split()
)

# What an office of a council may lack in print.
_OF_COUNCILS = frozenset(
    "municipal municipale departemental departementale regional regionale metropolitain communautaire".split()
)
# Words that make less of an office, or an earlier one.
_LESSENING = re.compile(
    r"\b(?:adjointe?|suppleante?|honoraire|interim|ancien|ancienne|ex|assistante?|stagiaire)\b"
)


# Bodies that are told apart by what follows: « le syndicat des eaux » is no other « syndicat ».
_NAMED_BY_FIELD = frozenset(
    """
    syndicat association federation agence institut observatoire chambre office compagnie regie caisse
    groupement confederation
    """.split()
)


def _is_printed_of(found: Mention, office: str) -> bool:
    """Whether an office itself is printed of somebody found, and not only one that is near to it."""
    roles = {
        word for voice in found.voices for role, _ in voice.capacities for word in folded_words(role or "")
    }
    return bool({office.removesuffix("e"), f"{office.removesuffix('e')}e"} & roles)


def _is_another_office(office: str, own: frozenset[str]) -> bool:
    """Whether who holds some offices does not hold another one, as far as their names tell."""
    leading = {_key(word) for word in _LEADING}
    if office in own or office in {_key(word) for word in _VAGUE | {"elu"}}:
        return False
    if office == _key("conseiller") and own & {_key("maire"), _key("adjoint")}:
        return False  # who also sits in the council
    return not (office in leading and own & leading)


# Whole offices of those at the head of something: « directeur », no « directeur commercial ».
_PRESIDES = re.compile(r" *presidente?(?: direct\w+ generale?)? *$")
_LEADS = re.compile(
    rf"{_PRESIDES.pattern}| *(?:p\.?-?d\.?g\.?|ceo|gerante?|(?:co-?)?fondat(?:eur|rice)|dirigeante?|"
    r"patronne?|direct(?:eur|rice)(?: generale?)?|maire|prefete?|recteur|rectrice|proviseure?|doyenne?|"
    r"chef\w* d'entreprise|administrat(?:eur|rice) generale?) *$"
)
_FOUNDED = re.compile(r" *(?:co-?)?(?:fondat|creat)(?:eur|rice) *$")
_OFFICES_OF = {"presider": _PRESIDES, "fonder": _FOUNDED, "creer": _FOUNDED}
# Offices of which « à » tells the domain.
_OF_DOMAINS = frozenset("adjoint adjointe delegue deleguee adjoints adjointes delegues deleguees".split())
# What somebody may be at the head of, and is talked of as well, folded.
_DEPARTMENTS = frozenset(
    """
    achats accueil affaires archives cabinet clientele collections commerce communication comptabilite
    culture education enfance environnement exploitation finances financement formation informatique
    innovation jeunesse juridique logement logistique maintenance marketing numerique patrimoine personnel
    production programmes projet projets qualite recherche relations ressources risques sante securite
    services sport sports strategie systemes technique techniques transports travaux urbanisme ventes voirie
    eau energie ecole ecoles hopital musee bibliotheque mairie ville region agence association entreprise
    """.split()
)
# Offices of a place: what follows « la maire du … » in lower case is a topic, no domain of hers.
_WHOLE_OFFICES = frozenset("maire prefet prefete depute deputee senateur senatrice".split())


def _body_goes_on(asked: Sequence[Word], end: int) -> bool:
    """Whether the name of a body goes on after what is printed: « région | Bretagne »."""
    if end >= len(asked):
        return False
    word = asked[end]
    if word.folded in {"de", "du", "des", "d"}:
        named = next((w for w in asked[end + 1 :] if w.folded not in {"la", "l", "les"}), None)
        return named is not None and named.capitalised
    grammatical = word.folded in STOP_WORDS or word.folded in SPEECH_VERBS or is_verb(word.raw)
    names = word.capitalised or is_french_word(word.raw)
    return names and not grammatical and _adjacent(asked, end)


_OF = frozenset({"de", "du", "des", "d"})


def name_goes_on(asked: Sequence[Word], position: int) -> bool:
    """Whether a name goes on with « de »: « Val | de Loire », « Pays | de la Loire », no « Z | de l'IA »."""
    if asked[position].folded not in _OF | {"a", "au"}:
        return False
    named = next((word for word in asked[position + 1 :] if word.folded not in {"la", "l", "les"}), None)
    return named is not None and named.capitalised and not named.raw.isupper()


def _domain_follows(asked: Sequence[Word], end: int) -> bool:
    """Whether another domain than theirs follows: « l'adjoint | à la culture »; not « à propos de »."""
    following = [word.folded for word in asked[end : end + 3]]
    if not following or asked[end - 1].folded not in _OF_DOMAINS or following[0] not in {"a", "au", "aux"}:
        return False
    noun = next((word for word in following[1:] if word not in {"la", "l"}), "propos")
    return noun not in STOP_WORDS | {"propos", "sujet"}


def _place_goes_on(asked: Sequence[Word], end: int) -> bool:
    """Whether the name of a town goes on as that of another one: « Noisy | -le-Sec »."""
    joins = end + 1 < len(asked) and asked[end].folded in {"le", "la", "les", "l", "lez", "en", "sous"}
    return joins and asked[end - 1].capitalised and asked[end + 1].capitalised and _adjacent(asked, end)


def _telling_keys(organisation: str) -> set[str]:
    """The keys of the words of an organisation that are its own."""
    generic = STOP_WORDS | _OFTEN_LEFT_OUT
    return {_key(token) for token in folded_words(organisation) if token not in generic}


def _may_stand_for(token: str, voice: Voice) -> bool:
    """Whether one word is enough for an organisation: « Paris » is not for « Grand Paris Sud ».

    Nor is « l'école » for a town « Saint-Z-l'École ».
    """
    names = [folded_words(organisation or "") for _, organisation in voice.capacities]
    apart = _OF_OTHER_PLACES | ({"l", "la", "le"} if token in ORGANISATION_NOUNS else set())
    return not any(token == other and before in apart for name in names for before, other in pairwise(name))


def is_speech(word: Word) -> bool:
    """Whether a word is a form of a verb of speech."""
    base = lemma(word.raw)
    return word.folded in SPEECH_VERBS or bool({base, f"{base}r"} & SPEECH_LEMMAS)


def is_of_kind(organisation: str, noun: str) -> bool:
    """Whether a folded noun for organisations is one that a name prints: « région » of « Région X »."""
    return bool(noun) and noun not in {"organisation", "structure"} and _key(noun) in _bag(organisation)


def tells_another_place(word: Word) -> bool:
    """Whether a word makes another place of a name: « le Grand Montarzac » is no « Montarzac »."""
    return word.capitalised and word.folded in _OF_OTHER_PLACES


def is_body(folded: str) -> bool:
    """Whether a word is one for an organisation of any kind: « ville », « société », « région »."""
    return folded in _ORGANISATION_NOUNS


def is_town(folded: str) -> bool:
    """Whether a word is one for a town: « ville », « mairie »."""
    return folded in _TOWN_NOUNS


_BEFORE_NAMES = frozenset("l la le t il elle on the".split())
# Before a verb of speech these are its subject: what follows is no speaker.
_WHO_SPEAKS = frozenset(
    """
    qui who ceux celles on il elle ils elles nous vous quelqu un anyone anybody someone somebody
    intervenants orateurs participants personnes gens invites speakers people t
    """.split()
)


def speaker_expected(asked: Sequence[Word], position: int) -> bool:
    """Whether the words before a position say that a speaker is named there."""
    index = position - 1
    if index >= 0 and asked[index].folded in TITLES:
        return True
    while index >= 0 and asked[index].folded in _BEFORE_NAMES:
        index -= 1
    if index < 0:
        return False
    before = asked[index].folded
    if is_speech(asked[index]):  # not after « qui a évoqué … »: what follows is the topic
        return not _WHO_SPEAKS & {word.folded for word in asked[max(0, index - 3) : index]}
    return before in {"selon", "did", "does"} or _introduces(before, asked[index - 1].folded if index else "")


_TOGETHER_WITH = frozenset(
    "etait etaient est qui siegeait debattait debattu parle intervenu intervenait participe ronde "
    "keynote session atelier".split()
)
_OF_SOMEBODY = _SPEAKER_NOUNS | frozenset("fonction role metier poste titre employeur vue".split())


def _introduces(before: str, earlier: str) -> bool:
    """Whether two words come before somebody: « avis de », « d'après », « qui est », « est-ce que »."""
    return (
        (before in {"de", "d", "par", "of"} and earlier in _OF_SOMEBODY)
        or (before == "apres" and earlier == "d")
        or (before == "part" and earlier in {"pris", "prend", "prenait", "prenaient"})
        or (before in {"avant", "apres"} and earlier not in {"", "d"})
        or (before in {"de", "du", "d"} and earlier in {"cotes", "cote", "compagnie"})
        or (before == "avec" and earlier in _TOGETHER_WITH)
        or (before in {"est", "etait", "is", "was"} and earlier in {"qui", "who"})
        or (before == "que" and earlier in {"ce", "est"})
    )


# Verbs of which only somebody is the subject, beside those of speech.
_PERSONAL_VERBS = frozenset(
    """
    intervenu intervenue participe present presente travaille travaillait bosse habite represente representait
    vient venait exerce occupe
    """.split()
)


def _followed_by_speech(asked: Sequence[Word], position: int) -> bool:
    following = {word.folded for word in asked[position : position + 5]}
    return bool(following & (SPEECH_VERBS | _PERSONAL_VERBS))


_BEING = frozenset(
    """
    est etait sera fut etaient sont is was were participe participait intervient intervenait intervenu
    intervenue siege siegeait parle parlait present presente passe passait venu venue
    """.split()
)


def _capitalised_run(asked: Sequence[Word], start: int) -> int:
    """Where the capitalised words that begin here end; particles between them belong to the name."""
    end = start
    while end < len(asked):
        particle = end > start and asked[end].folded in _PARTICLES
        inside = particle and end + 1 < len(asked) and asked[end + 1].capitalised
        apart = end > start and not _adjacent(asked, end)  # « Jean Petit, Marc Roux »
        if apart or (not asked[end].capitalised and not inside):
            break
        end += 1
    return end


def _follows_a_name(asked: Sequence[Word], start: int, known: Sequence[Mention]) -> bool:
    """« Jean Petit et … »."""
    return bool(known) and known[-1].end == start - 1 and asked[start - 1].folded in {"et", "ou", "and", "or"}


def _is_asked_for(asked: Sequence[Word], start: int, end: int) -> bool:
    """Whether somebody's presence is in question: « Jean Petit était-il là ? », « où est Jean Petit ? »."""
    before = asked[start - 1].folded if start else ""
    after = [word.folded for word in asked[end : end + 3]]
    pronoun = bool({"il", "elle", "ils", "elles"} & set(after))
    resumed = pronoun and after[0] in _BEING | {"a", "ont"}
    return before in _BEING or resumed or after == ["c", "est", "qui"]


def _before_article(asked: Sequence[Word], position: int) -> bool:
    return position < len(asked) and asked[position].folded in {
        "le",
        "la",
        "l",
        "les",
        "un",
        "une",
        "ce",
        "cette",
        "ces",
    }


def _after_article(asked: Sequence[Word], position: int) -> bool:
    return position > 0 and asked[position - 1].folded in {"le", "la", "l", "les", "un", "une", "the"}


def _is_noun(form: _Form, asked: Sequence[Word], start: int, end: int, distance: int) -> bool:
    """Whether words like a name are none here: « la Lorraine », « durant la visite », « pétition »."""
    first = asked[start]
    if form.given_only and start:
        return is_body(asked[start - 1].folded) or _after_article(asked, start)
    if form.complete:
        return distance > 0 and end - start == 1 and is_french_word(first.raw)
    return first.folded in STOP_WORDS and not first.capitalised and _before_article(asked, end)


def _is_written_as_name(asked: Sequence[Word], position: int) -> bool:
    """Whether a grammatical word has a capital that others here have not: « Marc Durant »."""
    others = [
        word.capitalised
        for i, word in enumerate(asked)
        if i not in {0, position} and (word.folded in STOP_WORDS or word.folded in SPEECH_VERBS)
    ]
    last = position + 1 == len(asked)
    return asked[position].capitalised and (last or not others or not all(others))


def _is_subject(asked: Sequence[Word], end: int) -> bool:
    """Whether a verb or another name follows a preposition, which is a name then: « Durant et Martin »."""
    following = asked[end : end + 2]
    if len(following) > 1 and following[0].folded in {"et", "ou"}:
        return following[1].capitalised
    return bool(following) and (following[0].folded in _BEING or is_speech(following[0]))


def _governs(following: Sequence[Word]) -> bool:
    """Whether a noun comes next, so that a preposition before it is no name: « Paul | Sur l'eau »."""
    if not following:
        return False
    word = following[0]
    plain = word.folded in STOP_WORDS or is_speech(word) or is_verb(word.raw)
    return _before_article(following, 0) or not plain


def _initials_agree(form: _Form, asked: Sequence[Word]) -> bool:
    """Whether a last word of one letter stands for that name: « Paul M. » is no « Paul Durant »."""
    last, meant = asked[-1], form.parts[-1]
    if 1 not in {len(last.folded), len(meant)}:
        return True
    return last.folded == meant and (len(meant) > 1 or last.capitalised)


def _is_initial(word: Word) -> bool:
    """« H. » before a family name; « M. » is a title."""
    return len(word.raw) == 1 and word.capitalised and word.folded not in TITLES


def _speaks_of(asked: Sequence[Word], start: int, end: int) -> bool:
    """Whether a verb of speech stands before some words and « de » with more after them."""
    index = start - 1
    while index >= 0 and asked[index].folded in _BEFORE_NAMES:
        index -= 1
    opens = end < len(asked) and asked[end].folded in {"de", "du", "des", "d"}
    more = any(word.folded not in STOP_WORDS for word in asked[end + 1 :])
    return opens and more and index >= 0 and is_speech(asked[index])


def _may_be_place(word: Word) -> bool:
    """Whether a word is written as the name of a town: « Z… », no « IA » or « ChatGPT »."""
    return word.capitalised and word.raw[1:].islower()


def _opens_sentence(word: Word) -> bool:
    """Whether a first word has its capital from its place: « Compare X et Y », « Concernant X ».

    A verb that women or men bear as a given name is a name: « Marie ».
    """
    verb = is_verb(word.raw) and lemma(word.raw).endswith("er") and not word.raw.endswith(("ée", "é"))
    return (verb and not gender_of_name(f"{word.raw} X")) or word.folded in {"concernant", "regarding"}


def _with_initial(asked: Sequence[Word], start: int) -> str:
    return f"{asked[start].raw}. {asked[start + 1].raw}"


def _adjacent(asked: Sequence[Word], position: int) -> bool:
    """Whether nothing but a blank or a hyphen stands before a word: no comma, no slash."""
    return asked[position].start - asked[position - 1].end <= 1


def _written(asked: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.raw for word in asked[start:end])


def _key(token: str) -> str:
    """One form for a role noun's genders and for words of the same stem."""
    token = _SYNONYMS.get(token, token)
    for ending, masculine in (
        ("trices", "teur"),
        ("trice", "teur"),
        *((f"{letter}er{end}", f"{letter}er") for letter in "lhgi" for end in ("es", "e")),
        ("euses", "eur"),
        ("euse", "eur"),
    ):
        if token.endswith(ending) and len(token) > len(ending) + 2:
            token = token[: -len(ending)] + masculine
            break
    token = token[:-1] if len(token) > 3 and token.endswith("s") else token
    token = {"cheffe": "chef", "elue": "elu", "mairesse": "maire"}.get(token, token)
    stem = str(_stem(token))
    # « conseiller » is no « conseil »
    return token if stem != token and stem in _ORGANISATION_NOUNS else stem


def _bag(printed: str) -> frozenset[str]:
    return frozenset(_key(token) for token in folded_words(_joined_titles(fold(printed))))


@dataclass(frozen=True, slots=True)
class _Description:
    """One printed capacity: the keys of its words, and which of them name an office held."""

    printed: frozenset[str]
    offices: frozenset[str]
    genders: frozenset[tuple[str, str]]  # of each office, with `f`, `m` or nothing
    lessened: frozenset[str]  # « adjoint » of « directeur général adjoint »: no « directeur général »

    def fits(self, content: Sequence[str], office: str | None) -> bool:
        """Whether all the words are printed, the office among them as one that is held.

        An « adjoint au maire » is no « maire »: the office is the first word of the role or of a part of it.
        """
        if office is not None and office not in self.offices:
            return False
        return all(_in(_key(token), token, self.printed) for token in content)


def _descriptions(voice: Voice) -> tuple[_Description, ...]:
    return tuple(
        _description(voice, role or "", organisation or "") for role, organisation in voice.capacities
    )


def _description(voice: Voice, role: str, organisation: str) -> _Description:
    own = voice.name if voice.id is None else ""
    elected = {_key("elu")} if _ELECTED.search(fold(role)) else set()
    also = _other_forms(role)
    parts = [*re.split(r",| et |&|/|;", _DEGREE.sub("", fold(role))), *also]
    heads = [tokens[0] for part in parts if (tokens := folded_words(_joined_titles(part)))]
    genders = {(_key(head), gender_of(head)) for head in heads} | {
        (key, gender_of(heads[0])) for key in elected
    }
    offices = frozenset(key for key, _ in genders)
    printed = _bag(f"{role} {organisation} {own} {' '.join(also)}")
    lessened = frozenset(map(_key, _LESSENING.findall(fold(role)))) - offices
    return _Description(printed | elected, offices, frozenset(genders), lessened)


def _other_forms(role: str) -> list[str]:
    """A printed office in its short form or in full: « DSI » for « directeur des systèmes d'information »."""
    folded = fold(role)
    shorts = [short for short, long, _ in _SHORT_FOR if long.search(folded)]
    printed = folded_words(role)
    return shorts + [in_full for short, _, in_full in _SHORT_FOR if short in printed]


def _gender(voice: Voice) -> str:
    """`f` or `m` as a given name or a printed role shows it, else nothing."""
    roles = (gender_of_title("", role) for role, _ in voice.capacities)
    return gender_of_name(voice.name) or next(filter(None, roles), "")


def _holds(voice: Voice, office: str, gender: str) -> bool:
    """Whether somebody holds an office in a gender, or in a form that does not tell it."""
    return any({(_key(office), gender), (_key(office), "")} & d.genders for d in _descriptions(voice))


# Folded endings of offices that tell a gender. Other forms serve for both: « maire », « juriste ».
_FEMININE = re.compile(
    r"(?:trice|euse|[lhgi]ere|ienne|ee|ente|ante|inte|cate|idate|trate|onne|elue|ive|esse|effe|erte|prefete)$"
)
_MASCULINE = re.compile(
    r"(?:eur|ien|ent|ant|int|cat|idat|trat|tron|elu|[^i]if|pert|[lhgi]er|prefet|depute|delegue|charge|"
    r"employe|attache|"
    r"associe|salarie|retraite)$"
)
# Masculine in form, printed of women and men, and English.
_UNMARKED = frozenset(
    """
    ingenieur professeur chef auteur docteur procureur proviseur entrepreneur developpeur designer
    manager officer
    """.split()
)


def gender_of(office: str) -> str:
    """`f` or `m` where the folded form of an office tells it; nothing for a plural or a form of both."""
    if office in _UNMARKED or office.endswith("s"):
        return ""
    return "f" if _FEMININE.search(office) else "m" if _MASCULINE.search(office) else ""


_DEGREE = re.compile(
    r"\b(?:\d+ ?(?:eres?|ers?|emes?|es?|res?|ndes?|nds?)|premiere?s?|ancienne?s?|seconde?s?|deuxiemes?)\b ?"
)


def _joined_titles(folded: str) -> str:
    """Titles of several words as one; « maire adjoint » as « adjoint au maire », who is no « maire »."""
    joined = re.sub(r"\bvice[- ](?=president)", "vice", re.sub(r"\bp\.?[- ]?d\.?[- ]?g\b", "pdg", folded))
    return re.sub(r"\b(maires?)[- ](adjointe?s?)\b", r"\2 \1", joined)


def _in(key: str, token: str, printed: frozenset[str]) -> bool:
    if key in printed:
        return True
    if len(token) < 6 or is_french_word(token):  # « présent » is no misspelt « président »
        return False
    return any(typos(key, other) is not None for other in printed if len(other) >= 6)
