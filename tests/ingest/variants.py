"""Variants of a document that change how it is printed, never who said what."""

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Expected:
    """One statement of the gold: whose it is, or nobody's, and in which session."""

    text: str
    kind: str
    speaker: str | None
    session: tuple[str, int | None] | None


@dataclass(frozen=True)
class Example:
    """A document and what a careful reader finds in it."""

    text: str
    statements: tuple[Expected, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...] = ()
    sections: tuple[tuple[int, int], ...] = ()  # of the sessions that may change places
    section_kinds: tuple[str, ...] = ()


Change = Callable[[Example, random.Random], Example]

NAMES = (
    "Maëlle Quéré",
    "Tiago Ferreira",
    "Anne-Sophie Le Bihan",
    "Karim Belkacem",
    "Inès de La Tour",
    "Yann Kermarrec",
    "Paul N'Diaye",
    "Odile d'Estrées",
    "J.-M. Roussel",
    "Solveig Amundsen",
    "Rose-Marie Delcourt",
    "Hervé Le Goff",
    "Aïcha El Khoury",
    "Zoltan Varga",
    "Léopold de Saint-Aubin",
    "Mireille Vasseur",
    "Noé Castaing",
    "Gwenaëlle Prigent",
    "Ugo Marchetti",
    "Clémentine Oudin",
    "Bakary Traoré",
    "Élodie Petitjean",
    "Wim van der Meer",
    "Ségolène Thibault-Roy",
    "Octavie Blin",
    "Ludovic Hamon",
    "Hélène d'Artagnan",
    "Anne-Sophie Le Bihan-Moreau",
    "Jean-Baptiste de La Rochefoucauld",
    "Nguyen Thi Lan",
    "Xi Jinhua",
    "Özgür Yılmaz",
    "Łukasz Wiśniewski",
    "Siobhán O'Connor",
    "María José García Márquez",
    "Ch. Delacroix",
    "Mohammed ben Salah",
    "Éléonore Œuvrard",
    "Yves L'Hermite",
    "Zoé Qi",
    "Claire Fontaine",
    "Pierre Marchand",
    "Marie Blanc",
    "Océane Rivière",
    "Désiré Lemaire",
    "Gonzalo Ruiz de la Peña",
    "Hippolyte de Kersauson",
    "Aodrenn Le Floc'h",
    "Rokhaya Diop",
)
ORGANISATIONS = (
    "Verdelia",
    "Syndicat Mixte des Eaux du Marais",
    "Ville de Port-Breizh",
    "région Occitanie",
    "HydroSens",
    "SIVOM",
    "Nexoria Systems",
    "communauté de communes du Val Doré",
    "groupe Ardoise et Compagnie",
    "Conseil départemental de la Loire",
    "ville de Sainte-Luce",
    "Agence de l'Eau Grand Ouest",
    "métropole de Brennes",
    "CITADIS",
    "Université de Valmont",
    "Institut Louis Marchal",
    "Montval-sur-Oise",
    "Lumina France",
    "Quai des Sciences",
    "Association des Maires du Littoral",
    "Ministère de la Mer",
)
ADVERTS = (
    "Découvrez nos capteurs connectés\n\nwww.capteurs-exemple.fr",
    "PUBLICITÉ\n\nVos réseaux méritent le meilleur. Appelez-nous au 01 23 45 67 89.",
    "Éclairez\nmieux\n**dépensez moins**",
    "Avec Lumenor, réduisez votre facture de 30 %.",
    "Retrouvez-nous stand B12",
    "- Mobilité douce • Énergie\n- Villes durables...",
    "**La donnée**\nau service\nde tous",
    "Photo : Jean Dupré",
    "© Agence Horizon / Marie Lenoir",
    "Nos partenaires\n\nORDIVA\n\nTELIX",
    "PUBLICITÉ\n\n**Jean Vendeur**, directeur d'Aquatube : « Nos tuyaux ne fuient jamais, c'est prouvé. »",
    "Publi-rédactionnel\n\nTrente ans sans fuite\n\n« Nos tuyaux ne fuient jamais, c'est prouvé », "
    "assure **Jean Vendeur**, directeur commercial d'Aquatube.",
    "COMMUNIQUÉ\n**Jean Vendeur** (Aquatube) : « Nos tuyaux ne fuient jamais, c'est prouvé et garanti. »",
    "Publicité\n\nAquatube\n\n« Nos tuyaux ne fuient jamais, c'est prouvé depuis trente ans »\n\n"
    "Jean Vendeur, directeur d'Aquatube\n\nwww.aquatube.fr",
)


def _everywhere(example: Example, change: Callable[[str], str]) -> Example:
    """Apply a change of characters to the text and to what is expected."""
    statements = tuple(
        replace(s, text=change(s.text), speaker=change(s.speaker) if s.speaker else None)
        for s in example.statements
    )
    people = tuple(change(p) for p in example.people)
    return replace(example, text=change(example.text), statements=statements, people=people, sections=())


def decomposed(example: Example, rng: random.Random) -> Example:
    """Print every accent as a character of its own."""
    return _everywhere(example, lambda text: unicodedata.normalize("NFD", text))


def ligatures(example: Example, rng: random.Random) -> Example:
    """Print fi and fl as one character, as a PDF does."""
    changed = example.text.replace("fi", "\ufb01").replace("fl", "\ufb02")
    return replace(example, text=changed, sections=())


def soft_hyphens(example: Example, rng: random.Random) -> Example:
    """Print invisible hyphens inside long words."""

    def cut(match: re.Match[str]) -> str:
        return f"{match[1]}\u00ad{match[2]}" if rng.random() < 0.5 else match[0]

    text = _paragraphs(example.text, lambda p: re.sub(r"([a-zà-ÿ]{4})([a-zà-ÿ]{4})", cut, p))
    return replace(example, text=text, sections=())


def _swap(example: Example, old: Sequence[str], new: Sequence[str]) -> Example:
    """Replace names everywhere at once."""
    if not old:
        return example
    table = dict(zip(old, new, strict=False))
    for title in ("M.", "Mme"):
        table |= {
            f"{title} {a.split(' ', 1)[-1]}": f"{title} {b.split(' ', 1)[-1]}"
            for a, b in zip(old, new, strict=False)
        }
    pattern = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    changed = _everywhere(example, lambda text: pattern.sub(lambda m: table[m.group()], text))
    return changed


def invent_people(example: Example, rng: random.Random) -> Example:
    """Give everybody another name."""
    return _swap(example, example.people, rng.sample(NAMES, len(example.people)))


def invent_organisations(example: Example, rng: random.Random) -> Example:
    """Give every organisation another name of any shape."""
    old = sorted(sorted(set(example.organisations)), key=len, reverse=True)
    return _swap(example, old, [rng.choice(ORGANISATIONS) for _ in old])


def _requote(left: str, right: str, inner_left: str, inner_right: str) -> Change:
    def change(example: Example, rng: random.Random) -> Example:
        def mark(text: str) -> str:
            out, depth = [], 0
            for part in re.split(r"(«[\s\xa0]*|[\s\xa0]*»)", text):
                if part.startswith("«"):
                    out.append(left if depth == 0 else inner_left)
                    depth += 1
                elif part.endswith("»") and len(part.strip()) == 1:
                    depth -= 1
                    out.append(right if depth == 0 else inner_right)
                else:
                    out.append(part)
            return "".join(out)

        return replace(example, text=mark(example.text), sections=())

    return change


english_quotes = _requote("“", "”", "‘", "’")
german_quotes = _requote("„", "“", "‚", "‘")
straight_quotes = _requote('"', '"', "'", "'")
spaced_quotes = _requote('"\xa0', '\xa0"', "'", "'")
twin_quotes = _requote("”", "”", "’", "’")
tight_quotes = _requote("«", "»", "“", "”")
narrow_quotes = _requote("«\u202f", "\u202f»", "«\u202f", "\u202f»")
nbsp_quotes = _requote("«\xa0", "\xa0»", "“", "”")
angle_quotes = _requote("<<", ">>", "“", "”")
single_guillemet_quotes = _requote("‹ ", " ›", "“", "”")
twin_apostrophe_quotes = _requote("''", "''", "“", "”")
backtick_quotes = _requote("``", "''", "“", "”")
fullwidth_quotes = _requote("＂", "＂", "“", "”")
slipped_quotes = _requote("« ", "”", "“", "”")


def single_quotes(example: Example, rng: random.Random) -> Example:
    """Print ‘ … ’ around a quotation that holds no other marks, in paragraphs of one line."""
    text = re.sub(
        r"(?m)^(?=[^«»“”\n]*«[^«»“”\n]*»[^«»“”\n]*$)(.*?)«\s*(.*?)\s*»",
        r"\1‘\2’",
        example.text,
    )
    return replace(example, text=text, sections=())


def zero_width(example: Example, rng: random.Random) -> Example:
    """Leave an invisible mark beside some blanks, as a web page does."""

    def mark(match: re.Match[str]) -> str:
        return "\u200b " if rng.random() < 0.3 else " "

    return replace(example, text=re.sub(r"(?<=\w) (?=\w)", mark, example.text), sections=())


def unicode_lines(example: Example, rng: random.Random) -> Example:
    """End paragraphs with the line separators of Unicode."""
    return replace(example, text=re.sub(r"\n(?=\n)", "\u2028", example.text), sections=())


def curly_apostrophes(example: Example, rng: random.Random) -> Example:
    """Print ’ for '."""
    return _everywhere(example, lambda text: text.replace("'", "’"))


def no_bold(example: Example, rng: random.Random) -> Example:
    """Print nothing in bold."""
    return replace(example, text=example.text.replace("**", ""), sections=())


def bold_roles(example: Example, rng: random.Random) -> Example:
    """Print the role in bold too, up to the next comma, colon or full stop."""
    return replace(
        example,
        text=re.sub(r"\*\*([^*\n]+)\*\*(, [^:.,«\n*]{4,80})(?=[:,. ])", r"**\1\2**", example.text),
        sections=(),
    )


def italic_names(example: Example, rng: random.Random) -> Example:
    """Print in italics what was bold."""
    return replace(example, text=example.text.replace("**", "*"), sections=())


def underscored(example: Example, rng: random.Random) -> Example:
    """Mark bold with underscores."""
    return replace(example, text=example.text.replace("**", "__"), sections=())


def _capitals(name: str) -> str:
    first, *rest = name.split(" ")
    return " ".join([first, *(w if w in {"de", "van", "der", "La", "Le", "El"} else w.upper() for w in rest)])


def capital_surnames(example: Example, rng: random.Random) -> Example:
    """Print surnames in capitals."""
    return _swap(example, example.people, [_capitals(p) for p in example.people])


def capital_names(example: Example, rng: random.Random) -> Example:
    """Print whole names in capitals."""
    return _swap(example, example.people, [p.upper() for p in example.people])


_ROUND_TABLE = re.compile(r"(?m)^(?:#+ *)?Table *\n?ronde *\n?\**(\d+)\** *$")
_ORDINALS = ("Première", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième", "Septième")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_HEADINGS: tuple[Callable[[int], str], ...] = (
    lambda n: f"### Table ronde n° {n}",
    lambda n: f"## TABLE RONDE {_ROMAN[n - 1]}",
    lambda n: f"{_ORDINALS[n - 1]} table ronde",
    lambda n: f"Table\nronde\n**{n}**",
    lambda n: f"Table  \nronde  \n{n}",
    lambda n: f"# Table ronde {n} : un thème pour tous",
    lambda n: f"**Table ronde {n}**",
    lambda n: f"TABLE RONDE {n}",
    lambda n: f"Table ronde nº {n} – Un thème pour tous",
    lambda n: f"## {n}e table ronde" if n > 1 else "## 1re table ronde",
    lambda n: f"Table\n\nronde\n\n{n}",
    lambda n: f"#### Table-ronde n°{n} —",
    lambda n: f"TR {n}",
    lambda n: f"TR{n} – Un thème pour tous",
    lambda n: f"{_ORDINALS[n - 1].upper()} TABLE RONDE",
    lambda n: f"Table ronde {n} :\nUn thème pour tous les élus",
    lambda n: f"### Table ronde {n}\n\n#### Un thème pour tous les élus",
    lambda n: f"**TABLE RONDE {n}**\n\n**Un thème pour tous les élus**",
    lambda n: f"Table ronde ({n})",
    lambda n: f"{n}. Table ronde",
    lambda n: f"## {n} – Table ronde : un thème pour tous",
    lambda n: f"Session {n} : table ronde",
    lambda n: f"Table ronde n°{n} Un thème pour tous les élus",
    lambda n: f"10h30-11h30 – Table ronde {n}",
    lambda n: f"Table ronde {n}/6",
    lambda n: f"T A B L E   R O N D E   {n}",
    lambda n: f"Table ronde {n}\n=============",
    lambda n: f"▶ Table ronde {n}",
    lambda n: f"• Table ronde {n} •",
    lambda n: f"— Table ronde {n} —",
    lambda n: f"[Table ronde {n}]",
    lambda n: f"##Table ronde {n}",
    lambda n: f"{_ROMAN[n - 1]}. Table ronde",
    lambda n: f"{n}ᵉ table ronde" if n > 1 else "1ʳᵉ table ronde",
    lambda n: f"**Table**\n**ronde**\n**{n}**",
    lambda n: f"### TABLE RONDE\n### {n}",
)


def other_headings(example: Example, rng: random.Random) -> Example:
    """Print every heading in a style of its own."""
    text = _ROUND_TABLE.sub(lambda m: rng.choice(_HEADINGS)(int(m.group(1))), example.text)
    text = re.sub(
        r"(?m)^keynote$",
        lambda m: rng.choice(("**Keynote**", "## Keynote", "KEYNOTE", "Keynote", "### keynote")),
        text,
    )
    text = re.sub(
        r"(?m)^visite$",
        lambda m: rng.choice(("**Visite**", "## Visite", "VISITE", "Visite de terrain")),
        text,
    )
    return replace(example, text=text, sections=())


def _paragraphs(text: str, change: Callable[[str], str]) -> str:
    """Change running paragraphs only."""
    return "".join(
        p if len(p) < 100 or p.lstrip().startswith(("#", "-")) else change(p)
        for p in re.split(r"(\n\s*\n)", text)
    )


def wrapped(example: Example, rng: random.Random) -> Example:
    """Wrap paragraphs at 80 columns."""

    def wrap(paragraph: str) -> str:
        return "\n".join(textwrap.wrap(paragraph, 80, break_on_hyphens=False, break_long_words=False))

    return replace(example, text=_paragraphs(example.text, wrap), sections=())


def one_sentence_per_line(example: Example, rng: random.Random) -> Example:
    """Begin every sentence on a new line."""
    return replace(
        example,
        text=_paragraphs(example.text, lambda p: re.sub(r"(?<=[.!?]) (?=[A-ZÉ«])", "\n", p)),
        sections=(),
    )


def crlf(example: Example, rng: random.Random) -> Example:
    """End lines as Windows does."""
    return replace(example, text=example.text.replace("\n", "\r\n"), sections=())


def more_breaks(example: Example, rng: random.Random) -> Example:
    """Break long paragraphs in two between words."""

    def cut(paragraph: str) -> str:
        spots = [
            m.start()
            for m in re.finditer(r"(?<=[a-zéèà]) (?=[a-zéèà])", paragraph)
            if 80 < m.start() < len(paragraph) - 40
        ]
        if not spots:
            return paragraph
        spot = rng.choice(spots)
        return paragraph[:spot] + "\n\n" + paragraph[spot + 1 :]

    return replace(example, text=_paragraphs(example.text, cut), sections=())


def shuffled(example: Example, rng: random.Random) -> Example:
    """Print the sessions in another order."""
    order = list(range(len(example.sections)))
    rng.shuffle(order)
    parts = [example.text[slice(*example.sections[i])] for i in order]
    before, after = example.text[: example.sections[0][0]], example.text[example.sections[-1][1] :]
    text = before + "\n\n".join(p.strip("\n") + "\n" for p in parts) + "\n" + after
    return replace(example, text=text, sections=(), statements=_recounted(example, order))


def _recounted(example: Example, order: list[int]) -> tuple[Expected, ...]:
    """Keynotes print no number: they are counted in their new order."""
    keynotes = [i for i in sorted(order) if example.section_kinds[i] == "keynote"]
    moved = [i for i in order if i in keynotes]
    numbers: dict[tuple[str, int | None], tuple[str, int | None]] = {
        ("keynote", keynotes.index(i) + 1): ("keynote", moved.index(i) + 1) for i in keynotes
    }
    return tuple(
        replace(s, session=numbers.get(s.session, s.session)) if s.session else s for s in example.statements
    )


def more_adverts(example: Example, rng: random.Random) -> Example:
    """Put adverts, sponsors and credits between whole paragraphs."""
    lines = re.split(r"(\n\s*\n)", example.text)
    out = []
    for part in lines:
        out.append(part)
        ends = re.search(r"[.»]\s*$", part) is not None and len(part) > 100
        if ends and part.count("«") == part.count("»") and rng.random() < 0.5:
            out.append("\n\n" + rng.choice(ADVERTS))
    return replace(example, text="".join(out), sections=())


RUNNING_HEADS = (
    "12",
    "— 34 —",
    "27  Revue des Villes n° 45",
    "Revue des Villes n° 45 | 27",
    "REVUE DES VILLES",
    "Actes des Rencontres",
    "www.revue-des-villes.fr",
    "Page 12 sur 40",
    "12 | Décembre 2023",
    "DOSSIER",
    "34 LES CAHIERS DE LA VILLE",
    "LES CAHIERS DE LA VILLE 35",
)


def running_heads(example: Example, rng: random.Random) -> Example:
    """Print page numbers and running heads in the middle of paragraphs, quotations included."""

    def turn_page(paragraph: str) -> str:
        words = r"(?<=[a-zéèà,]) (?=[a-zéèà])"
        spots = [m.start() for m in re.finditer(words, paragraph) if 60 < m.start() < len(paragraph) - 40]
        if not spots or rng.random() < 0.3:
            return paragraph
        spot = rng.choice(spots)
        return f"{paragraph[:spot]}\n\n{rng.choice(RUNNING_HEADS)}\n\n{paragraph[spot + 1 :]}"

    return replace(example, text=_paragraphs(example.text, turn_page), sections=())


CAPTIONS = (
    "{one}, à la tribune",
    "{one} (à gauche)",
    "De gauche à droite : {one} et {other}",
    "Photo : {one}",
    "© {one}",
    "{one} pendant la table ronde",
    "{one} et {other}",
    "{one}, très applaudi.",
)


def captions(example: Example, rng: random.Random) -> Example:
    """Print captions and credits that name people between paragraphs."""
    out = []
    for part in re.split(r"(\n\s*\n)", example.text):
        out.append(part)
        is_whole = len(part) > 100 and re.search(r"[.»]\s*$", part) is not None
        if is_whole and part.count("«") == part.count("»") and rng.random() < 0.5:
            one, other = rng.choice(example.people), rng.choice(example.people)
            out.append("\n\n" + rng.choice(CAPTIONS).format(one=one, other=other))
    return replace(example, text="".join(out), sections=())


def bold_roles_only(example: Example, rng: random.Random) -> Example:
    """Print the role in bold and not the name."""
    text = re.sub(r"\*\*([^*\n]+)\*\*, ([^:.,«\n*]{4,80})", r"\1, **\2**", example.text)
    return replace(example, text=text, sections=())


def bold_quotations(example: Example, rng: random.Random) -> Example:
    """Print short quotations in bold too."""
    text = re.sub(r"« ([^»«\n]{20,400}) ?»", r"**« \1 »**", example.text)
    return replace(example, text=text, sections=())


def bold_colons(example: Example, rng: random.Random) -> Example:
    """Print everything up to the colon in bold."""
    text = re.sub(r"\*\*([^*\n]+)\*\*([^:.«\n*]{0,200}?) ?:", r"**\1\2 :**", example.text)
    return replace(example, text=text, sections=())


def dashes(example: Example, rng: random.Random) -> Example:
    """Lead into a quotation with a dash."""
    return replace(example, text=re.sub(r" ?: «", rng.choice((" – «", " — «")), example.text), sections=())


def surnames_first(example: Example, rng: random.Random) -> Example:
    """Print « LE GOFF Hervé »; a title with a surname alone stays as it is."""
    new = [" ".join((*(w.upper() for w in p.split(" ")[1:]), p.split(" ")[0])) for p in example.people]
    table = dict(zip(example.people, new, strict=True))
    pattern = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    return _everywhere(example, lambda text: pattern.sub(lambda m: table[m.group()], text))


_MANNERS = (
    "a expliqué",
    "affirme",
    "a lancé",
    "s'enthousiasme",
    "martèle",
    "enfonce le clou",
    "est formel",
    "prend la parole",
    "a partagé son expérience",
    "ne mâche pas ses mots",
    "tire la sonnette d'alarme",
    "hausse le ton",
    "se veut prudent",
)


def manners(example: Example, rng: random.Random) -> Example:
    """Say how somebody speaks between a name and its colon."""
    text = re.sub(
        r"(?m)^(\*\*[^*\n]+\*\*, [^:«\n]{4,200}?) ?: ?«",
        lambda m: f"{m[1]}, {rng.choice(_MANNERS)} : «",
        example.text,
    )
    return replace(example, text=text, sections=())


def quotation_first(example: Example, rng: random.Random) -> Example:
    """Print a quotation of one line before its speaker."""

    def turn(match: re.Match[str]) -> str:
        verb = rng.choice(("a expliqué", "affirme", "selon", "d'après", "a lancé", "fulmine"))
        return f"« {match[2]} », {verb} {match[1].rstrip(' ,')}."

    pattern = r"(?m)^(\*\*[^*\n]+\*\*[^:«\n]{0,200}?) ?: ?« ?([^«»\n]+?) ?» ?\.?$"
    lines = re.split(r"(?<=\n\n)", example.text)
    text = "".join(
        line if before.rstrip().endswith(" de") else re.sub(pattern, turn, line)
        for before, line in zip(["", *lines], lines, strict=False)
    )
    return replace(example, text=text, sections=())


_VERBS = (
    "a souligné",
    "a indiqué",
    "précise",
    "a ajouté",
    "affirme",
    "a lancé",
    "estime",
    "a fait remarquer",
    "a répondu",
    "a confié",
    "rappelle",
    "a insisté",
    "reconnaît",
    "a déclaré",
    "martèle",
    "a tonné",
    "grince",
    "s'est emporté",
    "embraye",
    "s'enthousiasme",
    "ironise",
    "recadre",
    "fulmine",
    "énonce",
    "théorise",
    "a balayé",
    "veut croire",
    "aime à répéter",
    "a tenu à rappeler",
)


def other_verbs(example: Example, rng: random.Random) -> Example:
    """Report with other verbs."""
    text = re.sub(
        r"(?<=», )(?:a tout d'abord rappelé|a expliqué|a résumé)(?= )",
        lambda m: rng.choice(_VERBS),
        example.text,
    )
    return replace(example, text=text, sections=())


def titles(example: Example, rng: random.Random) -> Example:
    """Print a title before some names."""
    text = example.text
    for person in example.people:
        if rng.random() < 0.4:
            text = text.replace(f"**{person}**", f"M. **{person}**").replace(f" {person}", f" {person}")
    return replace(example, text=text, sections=())


CHANGES: dict[str, Change] = {
    "people": invent_people,
    "organisations": invent_organisations,
    "english_quotes": english_quotes,
    "german_quotes": german_quotes,
    "straight_quotes": straight_quotes,
    "spaced_quotes": spaced_quotes,
    "twin_quotes": twin_quotes,
    "tight_quotes": tight_quotes,
    "narrow_quotes": narrow_quotes,
    "nbsp_quotes": nbsp_quotes,
    "angle_quotes": angle_quotes,
    "single_guillemet_quotes": single_guillemet_quotes,
    "twin_apostrophe_quotes": twin_apostrophe_quotes,
    "backtick_quotes": backtick_quotes,
    "fullwidth_quotes": fullwidth_quotes,
    "slipped_quotes": slipped_quotes,
    "single_quotes": single_quotes,
    "zero_width": zero_width,
    "unicode_lines": unicode_lines,
    "curly": curly_apostrophes,
    "no_bold": no_bold,
    "bold_roles": bold_roles,
    "italic": italic_names,
    "underscored": underscored,
    "capital_surnames": capital_surnames,
    "capital_names": capital_names,
    "headings": other_headings,
    "wrapped": wrapped,
    "sentences": one_sentence_per_line,
    "crlf": crlf,
    "decomposed": decomposed,
    "ligatures": ligatures,
    "soft_hyphens": soft_hyphens,
    "more_breaks": more_breaks,
    "shuffled": shuffled,
    "adverts": more_adverts,
    "running_heads": running_heads,
    "verbs": other_verbs,
    "titles": titles,
    "captions": captions,
    "bold_roles_only": bold_roles_only,
    "bold_quotations": bold_quotations,
    "bold_colons": bold_colons,
    "dashes": dashes,
    "surnames_first": surnames_first,
    "manners": manners,
    "quotation_first": quotation_first,
}
# order in which several changes of one variant are made: those that need offsets, names and « » first
ORDER = (
    "shuffled",
    "people",
    "organisations",
    "titles",
    "verbs",
    "capital_surnames",
    "capital_names",
    "surnames_first",
    "manners",
    "quotation_first",
    "headings",
    "more_breaks",
    "adverts",
    "captions",
    "running_heads",
    "dashes",
    "bold_roles",
    "bold_roles_only",
    "bold_quotations",
    "bold_colons",
    "no_bold",
    "italic",
    "underscored",
    "sentences",
    "wrapped",
    "curly",
    "english_quotes",
    "german_quotes",
    "straight_quotes",
    "spaced_quotes",
    "twin_quotes",
    "tight_quotes",
    "narrow_quotes",
    "nbsp_quotes",
    "angle_quotes",
    "single_guillemet_quotes",
    "twin_apostrophe_quotes",
    "backtick_quotes",
    "fullwidth_quotes",
    "slipped_quotes",
    "single_quotes",
    "zero_width",
    "unicode_lines",
    "ligatures",
    "soft_hyphens",
    "decomposed",
    "crlf",
)
_EXCLUSIVE = (
    {name for name in ORDER if name.endswith("_quotes")},
    {"bold_roles", "bold_roles_only", "bold_quotations", "bold_colons", "no_bold", "italic", "underscored"},
    {"capital_surnames", "capital_names", "surnames_first"},
    {"manners", "quotation_first"},
    {"sentences", "wrapped"},
)


def random_variant(example: Example, seed: int) -> tuple[Example, tuple[str, ...]]:
    """Make several changes at once."""
    rng = random.Random(seed)
    chosen = {name for name in ORDER if rng.random() < 0.3}
    for group in _EXCLUSIVE:
        extra = sorted(chosen & group)
        chosen -= set(extra[1:]) if extra else set()
    names = tuple(name for name in ORDER if name in chosen)
    for name in names:
        example = CHANGES[name](example, rng)
    return example, names
