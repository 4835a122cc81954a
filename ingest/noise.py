"""What is no part of the event: adverts, sponsors, credits, by their first words and what they say."""

import re
import unicodedata

from ingest.french import DOMAIN_NOUNS, GIVEN_NAMES, NOT_NAMES, ROLE_NOUNS, fold
from ingest.model import NoiseKind
from ingest.quotations import is_quotation_alone, open_depth
from ingest.webpage import is_web_furniture, opens_comments, opens_teasers

_CREDIT = re.compile(
    (
        r"\W*(?:(?:crédits?|copyright|photos?|photographies?|illustrations?|visuels?|infographie|texte"
        r"|reportage|dossier|propos\s+recueillis|par(?=\s+(?-i:[A-ZÀ-Ý])))\b[^.!?«»]{0,90}|©[^«»]{0,90}"
        r"|(?:photo|crédit)s?\s*:(?:.{0,90}|[^«»“”\"]{0,200})|légendes?(?:\s+(?:de\s+la\s+)?photos?)?\s*:[^«»]{0,200})\W*"
    ),
    re.IGNORECASE,
)
_CREDIT_START = re.compile(
    (
        r"\W*(?:crédits?|copyright|photos?\b|photographies?|illustrations?\s*:|visuels?\s*:"
        r"|infographie\s*:|légendes?(?:\s+(?:de\s+la\s+)?photos?)?\s*:|propos\s+recueillis|textes?\s+(?:et|:|de|par)|reportage\s+(?:de|:|par)|©"
        r"|(?-i:P)ar\s+(?-i:[A-ZÀ-Ý]))"
    ),
    re.IGNORECASE,
)
_MAX_CREDIT = 220  # characters of a credit, or of the caption after « Photo : »
# « En bas : X au buffet. », « De gauche à droite : X et Y »: where in a picture somebody is; one sentence
_CAPTION = re.compile(
    r"\W*(?:(?:tout\s+)?en\s+(?:bas|haut)(?:,?\s+(?:à\s+(?:gauche|droite)|au\s+centre))?|ci-(?:dessus|dessous|contre|après)"
    r"|de\s+(?:gauche\s+à\s+droite|droite\s+à\s+gauche|haut\s+en\s+bas)|(?:au|en)\s+(?:premier|second|arrière)[\s-]plan"
    r"|page\s+(?:de\s+(?:gauche|droite)|ci-contre)|sur\s+la\s+photo)\s*:\s*[^«»“”\".!?:]{3,200}\W*",
    re.IGNORECASE,
)
_SPONSOR = re.compile(
    r"\bsponsors?\b|\bsponsorisé|\bmécènes?\b|\bnos\s+(?:\w+\s+)?partenaires\b"
    r"|\bpartenaires?\s+(?:officiels?|gold|silver|bronze|or|argent|platine|premium|principal"
    r"|principaux|médias?|institutionnels?)\b"
    r"|^\W*(?:avec\s+le\s+soutien|ils\s+nous\s+(?:soutiennent|font\s+confiance)|merci\s+à"
    r"|nous\s+remercions|un\s+grand\s+merci|remerciements|partenaires)\b",
    re.IGNORECASE,
)
_ADVERT_WORDS = (
    r"(?P<article>publi-?\s?(?:reportage|rédactionnel|redactionnel|communiqué|information)"
    r"|communiqué(?:\s+de\s+presse)?"
    r"|(?:contenu|article)\s+(?:sponsorisé|partenaire|commercial)|advertorial)"
    r"|publicités?|publicite|annonces?(?:\s+publicitaires?)?|encart|sponsorisé"
    r"|(?:encart|espace|page|message|insertion)\s+publicitaire"
)
_ADVERT = re.compile(
    rf"\W*(?:{_ADVERT_WORDS})(?P<tail>\s*[:–—|·-]\s*[^.!?:«»“”\"]{{2,60}})?\W*", re.IGNORECASE
)
# « PUBLICITÉ – Paul Martin, gérant : « … » », « [Publicité] « … » »: label and advert on one line
_ADVERT_INLINE = re.compile(
    r"\W*(?:publicité|publicite|publi-?\s?(?:reportage|rédactionnel|communiqué|information)|contenu\s+sponsorisé"
    r"|advertorial)(?:\W*\s*[:–—|·-]|\s*[\])][\s*_]*)\s*\S",
    re.IGNORECASE,
)
COMMERCIAL = re.compile(
    r"\bwww\.|https?://|\b\w+\.(?:fr|com|eu|org|net|io)\b|\S+@\S+\.\w|\b0\d(?:[ .]\d{2}){4}\b|[™®]"
    r"|\bstand\s+[A-Z]?\d"
    r"|^\W*(?:découvrez|rejoignez|réservez|contactez|demandez|téléchargez|profitez|essayez|abonnez"
    r"|scannez|flashez|retrouvez|rendez-vous|n['’]attendez|construisons|inscrivez|testez|optez"
    r"|choisissez|adoptez|simplifiez|boostez|économisez)\b"
    r"|\b(?:leader|n°\s?1|numéro\s+un)\s+(?:\w+\s+)?(?:du|de|des|en|sur|mondial|européen|français)\b"
    r"|\bdevis\s+gratuit|\boffre\s+(?:spéciale|exclusive|limitée)|\bessai\s+gratuit"
    r"|\bà\s+partir\s+de\s+\d+[^.]{0,12}€",
    re.IGNORECASE,
)
# running text about an event is told by nobody to nobody
ADDRESS = re.compile(r"(?<!-)\b(?:vos|votre|vous|nos|notre|nous)\b", re.IGNORECASE)


_PAGE = re.compile(
    r"\W*(?:(?:pages?|p\.?)\s*)?\d{1,4}(?:\s*(?:/|sur)\s*\d{1,4})?\W*"
    r"|\W*(?:https?://|www\.)\S+\W*"
    r"|(?-i:\W*\d{1,4}\s+[^\Wa-zà-öø-ÿœ_][^a-zà-öø-ÿœ.!?«»:]{3,60}|[^\Wa-zà-öø-ÿœ_][^a-zà-öø-ÿœ.!?«»:]{3,60}\s\d{1,4}\W*)"
    r"|\W*\d{1,4}(?:\s*[|•·/—–]\s*|\s+-\s+|\s{2,})(?-i:[^\Wa-zà-öø-ÿœ])[^.!?«»:]{1,60}"
    r"|(?-i:[^\Wa-zà-öø-ÿœ_])[^.!?«»:]{1,60}(?:\s*[|•·/—–]\s*|\s+-\s+|\s{2,})(?:p\.?\s*)?\d{1,4}\W*"
    r"|(?-i:[^\Wa-zà-öø-ÿœ_])[^.!?,;«»:]{0,50}\bn\s?[°º]\s?\d{1,4}\b[^.!?,;«»:]{0,30}",
    re.IGNORECASE,
)


def is_page_furniture(text: str) -> bool:
    """Tell whether a line is what a page prints above or below its text: its number, the magazine's name."""
    return len(text) < 80 and _PAGE.fullmatch(text) is not None


def noise_label(text: str) -> NoiseKind | None:
    """Return the noise that a block announces by its first words."""
    if len(text) < _MAX_CREDIT and _CREDIT_START.match(text) and _CREDIT.fullmatch(text):
        return NoiseKind.CREDIT
    if is_advert_label(text) or _ADVERT_INLINE.match(text):
        return NoiseKind.ADVERT
    if is_web_furniture(text):
        return NoiseKind.FURNITURE
    if (
        len(text) < 300
        and _SPONSOR.search(text)
        and not re.search(r"[«»“”]", text)
        and not re.search(r"[.!?]\s+\S.*[.!?]$", text)
    ):
        return NoiseKind.SPONSOR
    return None


def is_role(text: str) -> bool:
    """Tell whether a line prints a role and nothing before it: « Adjointe, ville de Lunéval »."""
    found = re.match(
        r"\W*([^\W\d_a-zà-öø-ÿœ][^\W\d_]{3,})(?:\s*$|\s*[,(]|\s+(?:de|du|des|à|au|aux|en|général|adjoint|délégué|technique)|\s+d['’])",
        text,
    )
    if found is None or ADDRESS.search(text) or COMMERCIAL.search(text):
        return False
    word = fold(found.group(1))
    return word in ROLE_NOUNS or word.removesuffix("s") in ROLE_NOUNS


def is_caption(text: str) -> bool:
    """Tell whether a paragraph says who stands where in a picture."""
    return _CAPTION.fullmatch(text) is not None


_APPARATUS = re.compile(
    r"\W*(?:sommaire|table\s+des\s+matières|crédits?(?:\s+photos?|\s+photographiques)?|ours|mentions\s+légales"
    r"|générique|contacts?|index|abonnements?)\W*",
    re.IGNORECASE,
)


_SPONSORS = re.compile(
    r"\W*(?:(?:nos|les|leurs?|avec\s+(?:le\s+soutien|la\s+participation)\s+de)\s+)*(?:sponsors?|partenaires?|mécènes?"
    r"|soutiens|exposants)(?:\s+(?:et|&)\s+(?:nos\s+|les\s+)?(?:sponsors?|partenaires?|mécènes?|soutiens|exposants))*"
    r"(?:\s+(?:officiels?|médias?|institutionnels?|de\s+(?:l['’]\w+|la\s+\w+|cette\s+édition)))*\W*"
    r"|\W*ils\s+nous\s+(?:soutiennent|font\s+confiance|accompagnent)\W*|\W*avec\s+le\s+soutien\s+de\W*",
    re.IGNORECASE,
)


def is_apparatus(heading: str) -> bool:
    """Tell whether a heading stands over what is no text: a table of contents, credits, contacts."""
    return _APPARATUS.fullmatch(heading) is not None


def afterword(heading: str) -> NoiseKind | None:
    """Return what kind of noise stands under a heading, and the lower ones below it: sponsors, comments."""
    if len(heading) < _MAX_LABEL and _SPONSORS.fullmatch(heading):
        return NoiseKind.SPONSOR
    return NoiseKind.FURNITURE if opens_comments(heading) or opens_teasers(heading) else None


_MAX_LABEL = 120  # characters: what is longer is neither a label nor a signature
_SIGNED = re.compile(r"\s*[—–-]\s*[^\W\d_a-zà-öø-ÿœ]")


def is_advert_label(text: str) -> bool:
    """Tell whether a line does nothing but announce an advert."""
    return len(text) < _MAX_LABEL and _ADVERT.fullmatch(unicodedata.normalize("NFC", text)) is not None


_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_MAX_ADVERT = 3_000  # characters: a label that far above labels nothing any more
_LEAST_BODY = 60  # characters: a shorter line without an end is a headline of the advert
_ENDS = re.compile(r"[.!?…][*_]*\s*$")
_PROPER = re.compile(r"[^\W\d_a-zà-öø-ÿœ][\w-]{3,}")
_COMMON = NOT_NAMES | ROLE_NOUNS | DOMAIN_NOUNS | GIVEN_NAMES


def is_gap(between: str) -> bool:
    """Tell whether nothing but blanks and marks of mark-up stand between two blocks; a rule is something."""
    return re.fullmatch(r"[\s*_#>]*", between) is not None and re.search(r"[*_]{3}", between) is None


def continues_advert(advert: str, text: str) -> bool:
    """Tell whether a block still belongs to the labelled advert before it, whoever is quoted in it.

    The first block after the label does, and a quotation under a headline; a label of articles
    (« Publi-rédactionnel ») covers headlines and the first paragraph, unless it goes on with a sentence
    (« Publi-communiqué – Aquatube change l'eau. ») and is an advert by itself; what names the same brand,
    signs or ends a quotation belongs to it too.

    Args:
        advert: the source of what was set aside so far, from the label on.
        text: the block.
    """
    if len(advert) > _MAX_ADVERT:
        return False
    label, *lines = unicodedata.normalize("NFC", _INVISIBLE.sub("", advert)).splitlines()
    label, content = label.strip(), "\n".join(lines)
    article = _ADVERT.fullmatch(label)
    is_whole = article is not None and article["tail"] is not None and _ENDS.search(label) is not None
    if is_whole or not is_advert_label(label):
        content = "\n".join((label, *lines))
    if not content.strip() or open_depth(content) or (len(text) < _MAX_LABEL and _SIGNED.match(text)):
        return True
    is_begun = is_whole or any(_is_body(part) for part in re.split(r"\n\s*\n", content))
    if not is_begun and (is_quotation_alone(text) or (article and article["article"])):
        return True
    return bool(_brands(content) & _brands(text))


def _is_body(part: str) -> bool:
    """Tell a paragraph of an advert from its headlines."""
    return re.search(r"[«“\"]", part) is not None or (
        len(part) >= _LEAST_BODY and _ENDS.search(part) is not None
    )


def _brands(text: str) -> set[str]:
    """Return the words printed with a capital that are no common ones: what an advert is about."""
    return {fold(word) for word in _PROPER.findall(text)} - _COMMON
