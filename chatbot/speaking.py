"""Where a question has its speakers: the words before and after the name of somebody who speaks."""

from collections.abc import Sequence

from chatbot.voices import Mention
from chatbot.words import STOP_WORDS, Word, is_verb, lemma
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
    ajouter nuancer denoncer reprocher preconiser vouloir esperer attendre
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
OF = frozenset({"de", "du", "des", "d"})
PARTICLES = frozenset("de du des d la le les l el al van von der ben bin di da dos y".split())
AFTER_INITIAL = 2  # characters at most: a full stop and a blank


def is_speech(word: Word) -> bool:
    """Whether a word is a form of a verb of speech."""
    base = lemma(word.raw)
    return word.folded in SPEECH_VERBS or bool({base, f"{base}r"} & SPEECH_LEMMAS)


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


def followed_by_speech(asked: Sequence[Word], position: int) -> bool:
    """Whether a verb of speech, or another of which only somebody is the subject, comes soon."""
    following = {word.folded for word in asked[position : position + 5]}
    return bool(following & (SPEECH_VERBS | _PERSONAL_VERBS))


_BEING = frozenset(
    """
    est etait sera fut etaient sont is was were participe participait intervient intervenait intervenu
    intervenue siege siegeait parle parlait present presente passe passait venu venue
    """.split()
)


def capitalised_run(asked: Sequence[Word], start: int) -> int:
    """Where the capitalised words that begin here end; particles between them belong to the name."""
    end = start
    while end < len(asked):
        particle = end > start and asked[end].folded in PARTICLES
        inside = particle and end + 1 < len(asked) and asked[end + 1].capitalised
        apart = end > start and not is_adjacent(asked, end)  # « Jean Petit, Marc Roux »
        if apart or (not asked[end].capitalised and not inside):
            break
        end += 1
    return end


def follows_a_name(asked: Sequence[Word], start: int, known: Sequence[Mention]) -> bool:
    """« Jean Petit et … »."""
    return bool(known) and known[-1].end == start - 1 and asked[start - 1].folded in {"et", "ou", "and", "or"}


def is_asked_who(asked: Sequence[Word], position: int) -> bool:
    """Whether it is asked who holds the office that stands at a position: « qui est (le) | maire »."""
    before = [word.folded for word in asked[:position]]
    while before and before[-1] in {"le", "la", "l", "the"}:
        before.pop()
    return before[-2:] in (["qui", "est"], ["qui", "etait"], ["who", "is"], ["who", "was"])


def is_asked_for(asked: Sequence[Word], start: int, end: int) -> bool:
    """Whether somebody's presence is in question: « Jean Petit était-il là ? », « où est Jean Petit ? »."""
    before = asked[start - 1].folded if start else ""
    after = [word.folded for word in asked[end : end + 3]]
    pronoun = bool({"il", "elle", "ils", "elles"} & set(after))
    resumed = pronoun and after[0] in _BEING | {"a", "ont"}
    return before in _BEING or resumed or after == ["c", "est", "qui"]


def before_article(asked: Sequence[Word], position: int) -> bool:
    """Whether an article stands at a position."""
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


def after_article(asked: Sequence[Word], position: int) -> bool:
    """Whether a definite article stands right before a position."""
    return position > 0 and asked[position - 1].folded in {"le", "la", "l", "les", "un", "une", "the"}


def is_written_as_name(asked: Sequence[Word], position: int) -> bool:
    """Whether a grammatical word has a capital that others here have not: « Marc Durant »."""
    others = [
        word.capitalised
        for i, word in enumerate(asked)
        if i not in {0, position} and (word.folded in STOP_WORDS or word.folded in SPEECH_VERBS)
    ]
    last = position + 1 == len(asked)
    return asked[position].capitalised and (last or not others or not all(others))


def is_subject(asked: Sequence[Word], end: int) -> bool:
    """Whether a verb or another name follows a preposition, which is a name then: « Durant et Martin »."""
    following = asked[end : end + 2]
    if len(following) > 1 and following[0].folded in {"et", "ou"}:
        return following[1].capitalised
    return bool(following) and (following[0].folded in _BEING or is_speech(following[0]))


def governs(following: Sequence[Word]) -> bool:
    """Whether a noun comes next, so that a preposition before it is no name: « Paul | Sur l'eau »."""
    if not following:
        return False
    word = following[0]
    plain = word.folded in STOP_WORDS or is_speech(word) or is_verb(word.raw)
    return before_article(following, 0) or not plain


def is_initial(word: Word) -> bool:
    """« H. » before a family name; « M. » is a title."""
    return len(word.raw) == 1 and word.capitalised and word.folded not in TITLES


def speaks_of(asked: Sequence[Word], start: int, end: int) -> bool:
    """Whether a verb of speech stands before some words and « de » with more after them."""
    index = start - 1
    while index >= 0 and asked[index].folded in _BEFORE_NAMES:
        index -= 1
    opens = end < len(asked) and asked[end].folded in OF
    more = any(word.folded not in STOP_WORDS for word in asked[end + 1 :])
    return opens and more and index >= 0 and is_speech(asked[index])


def may_be_place(word: Word) -> bool:
    """Whether a word is written as the name of a town: « Z… », no « IA » or « ChatGPT »."""
    return word.capitalised and word.raw[1:].islower()


def opens_sentence(word: Word) -> bool:
    """Whether a first word has its capital from its place: « Compare X et Y », « Concernant X ».

    A verb that women or men bear as a given name is a name: « Marie ».
    """
    verb = is_verb(word.raw) and lemma(word.raw).endswith("er") and not word.raw.endswith(("ée", "é"))
    return (verb and not gender_of_name(f"{word.raw} X")) or word.folded in {"concernant", "regarding"}


def with_initial(asked: Sequence[Word], start: int) -> str:
    """An initial and the name after it: « C. Okafor »."""
    return f"{asked[start].raw}. {asked[start + 1].raw}"


def is_adjacent(asked: Sequence[Word], position: int) -> bool:
    """Whether nothing but a blank or a hyphen stands before a word: no comma, no slash."""
    return asked[position].start - asked[position - 1].end <= 1


def as_written(asked: Sequence[Word], start: int, end: int) -> str:
    """Some words of a question as they were typed, with single blanks."""
    return " ".join(word.raw for word in asked[start:end])
