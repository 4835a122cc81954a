"""The YAML front matter of the canonical format.

Plain values only, each with the place where it is written.
"""

import re
import unicodedata
from dataclasses import dataclass

import yaml

from ingest.dates import has_real_days, is_day, read_date, says_when
from ingest.errors import SourceError
from ingest.model import Span

KEYS = ("title", "edition", "date", "date_iso", "place", "organisers", "language", "id")
_FENCE = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
# « title: Journée de l'eau : bilan »: a value in plain sight, though YAML takes the second colon for a field
_PLAIN = re.compile(r"(?<![^\r\n])(?:[\w-]+[ \t]*:|[ \t]*-)[ \t]+(?P<value>[^\s'\"\[{|>&*#][^\r\n]*)")
_MAX_CHARS = 20_000
_MAX_DEPTH = 2  # a mapping of values and lists of values


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is written between the two fences."""

    values: dict[str, tuple[str, ...]]
    spans: dict[str, Span]  # of each value, in the source
    end: int  # where the text begins


def has_front_matter(source: str) -> bool:
    """Tell whether a source begins with a fence, and a field or a second fence follows."""
    fence = _FENCE.match(source)
    if fence is None:
        return False
    head = source[fence.end() : fence.end() + 2000]
    first_block = re.split(r"(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)", head)[0]
    return (
        re.match(r"\s*(?:#[^\n]*\n\s*)*[\w-]+[ \t]*:", head) is not None
        or _END.search(first_block) is not None
    )


def read_front_matter(source: str, place: str) -> FrontMatter:
    """Read the front matter.

    Args:
        source: the whole decoded text.
        place: what error messages call the source.

    Raises:
        SourceError: not closed, not YAML, aliases, unknown keys, values of a wrong type, impossible dates.
    """
    fence = _FENCE.match(source)
    start = fence.end() if fence else 0
    end = _END.search(source, start)
    if end is None:
        raise SourceError(
            f"{place} : en-tête YAML ouvert par « --- » mais jamais refermé ; ajoutez une ligne « "
            f"--- » après les champs"
        )
    if end.start() - start > _MAX_CHARS:
        raise SourceError(
            f"{place} : en-tête YAML de plus de {_MAX_CHARS} caractères ; attendu {', '.join(KEYS)} "
            f"; raccourcissez-le"
        )
    text = _PLAIN.sub(_with_plain_colons, source[start : end.start()])
    pairs = _compose(text, place)
    values, spans = {}, {}
    for key, node in pairs:
        values[key] = _values(key, node, place)
        spans[key] = _span(node, text, start)
    _check(values, place)
    return FrontMatter(values, spans, end.end())


def _with_plain_colons(match: re.Match[str]) -> str:
    """Return a line of the same length whose value YAML reads as one text."""
    before = match.group()[: match.start("value") - match.start()]
    return before + match["value"].replace(": ", ":\u00a0")


def _compose(text: str, place: str) -> list[tuple[str, yaml.Node]]:
    """Parse to nodes, which remember where they are written, without building any object."""
    advice = "attendu des lignes « clé: valeur » ; corrigez cette ligne"
    try:
        _refuse_tricks(text, place)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = f", ligne {mark.line + 2}" if mark else ""
        raise SourceError(f"{place}{line} : en-tête YAML illisible ; {advice}") from exc
    if not isinstance(node, yaml.MappingNode):
        raise SourceError(f"{place} : en-tête YAML sans champs ; {advice}")
    pairs = [(str(key.value), value) for key, value in node.value]
    for key, _ in pairs:
        if key not in KEYS:
            raise SourceError(
                f"{place} : champ inconnu « {key[:40]} » dans l'en-tête ; attendu {', '.join(KEYS)} "
                f"; corrigez ou retirez-le"
            )
    keys = [key for key, _ in pairs]
    if doubled := next((key for key in keys if keys.count(key) > 1), None):
        raise SourceError(
            f"{place} : champ « {doubled} » donné deux fois dans l'en-tête ; attendu une fois chacun ; "
            f"retirez le doublon"
        )
    return pairs


def _refuse_tricks(text: str, place: str) -> None:
    """Refuse anchors, aliases and deep nesting before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise SourceError(
                f"{place} : ancre ou alias YAML (& ou *) dans l'en-tête ; attendu des valeurs "
                f"simples ; mettez-les entre guillemets"
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise SourceError(
                f"{place} : en-tête YAML imbriqué ; attendu des valeurs simples et des listes ; "
                f"mettez-le à plat"
            )


def _values(key: str, node: yaml.Node, place: str) -> tuple[str, ...]:
    """Return the value of a field as printed: one text, or several for the organisers."""
    if isinstance(node, yaml.ScalarNode):
        return (_one_line(node.value),)
    if (
        isinstance(node, yaml.SequenceNode)
        and key == "organisers"
        and all(isinstance(n, yaml.ScalarNode) for n in node.value)
    ):
        return tuple(_one_line(n.value) for n in node.value if str(n.value).strip())
    expected = "une liste de noms" if key == "organisers" else "un texte"
    raise SourceError(
        f"{place} : champ « {key} » d'un mauvais type dans l'en-tête ; attendu {expected} ; corrigez-le"
    )


def _one_line(value: str) -> str:
    """Return a value with single blanks and composed letters."""
    return unicodedata.normalize("NFC", " ".join(str(value).split()))


def _span(node: yaml.Node, text: str, start: int) -> Span:
    """Return where a value is written, without its quotes."""
    a, b = node.start_mark.index, node.end_mark.index
    written = text[a:b].rstrip()
    b = a + len(written)
    if len(written) > 1 and written[0] == written[-1] and written[0] in "'\"":
        a, b = a + 1, b - 1
    return Span(start + a, start + max(a, b))


def _check(values: dict[str, tuple[str, ...]], place: str) -> None:
    """Check what cannot be corrected later: a title, real dates, a usable identifier."""
    if not any(values.get("title", ())):
        raise SourceError(
            f"{place} : en-tête sans « title » ; attendu le titre de l'événement ; ajoutez une "
            f"ligne « title: … »"
        )
    iso = "".join(values.get("date_iso", ()))
    if iso and not is_day(iso):
        raise SourceError(
            f"{place} : date_iso « {iso[:40]} » n'est pas un jour réel ; attendu AAAA-MM-JJ ; "
            f"corrigez ou retirez-la"
        )
    language = "".join(values.get("language", ()))
    if not language or language.startswith("fr"):
        _check_printed_date("".join(values.get("date", ())), iso, place)
    identifier = "".join(values.get("id", ()))
    if (identifier and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", identifier)) or len(identifier) > 80:
        raise SourceError(
            f"{place} : id « {identifier[:40]} » inutilisable ; attendu des minuscules sans accent, "
            f"chiffres et tirets ; corrigez-le"
        )
    if language and not re.fullmatch(r"[a-z]{2}(?:-[A-Z]{2})?", language):
        raise SourceError(
            f"{place} : language « {language[:40]} » inconnue ; attendu un code tel que « fr » ; corrigez-la"
        )


def _check_printed_date(printed: str, iso: str, place: str) -> None:
    """Refuse a printed date that is none, that no calendar has, or that date_iso contradicts."""
    if not printed:
        return
    if not says_when(printed):
        raise SourceError(
            f"{place} : date « {printed[:40]} » sans jour, mois, saison ni année reconnus ; attendu une date "
            f"telle que « 12 mars 2024 », « 3 et 4 juin » ou « printemps 2025 » ; corrigez ou retirez-la"
        )
    if not has_real_days(printed):
        raise SourceError(
            f"{place} : date « {printed[:40]} » n'est pas un jour réel ; attendu la date telle "
            f"qu'imprimée ; corrigez-la"
        )
    day = read_date(printed)
    if iso and day and day != iso:
        raise SourceError(
            f"{place} : date « {printed[:40]} » et date_iso « {iso} » se contredisent ; attendu le même "
            f"jour ; corrigez l'une ou retirez l'autre"
        )
