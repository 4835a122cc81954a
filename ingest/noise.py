"""What is no part of the event: adverts, sponsors, credits, by their first words and what they say."""

import re

from ingest.model import NoiseKind

_CREDIT = re.compile(
    (
        r"\W*(?:(?:crédits?|copyright|photos?|photographies?|illustrations?|visuels?|infographie|texte"
        r"|reportage|dossier|propos\s+recueillis|par(?=\s+(?-i:[A-ZÀ-Ý])))\b[^.!?«»]{0,90}|©[^«»]{0,90}"
        r"|(?:photo|crédit)s?\s*:.{0,90})\W*"
    ),
    re.IGNORECASE,
)
_CREDIT_START = re.compile(
    (
        r"\W*(?:crédits?|copyright|photos?\b|photographies?|illustrations?\s*:|visuels?\s*:"
        r"|infographie\s*:|propos\s+recueillis|textes?\s+(?:et|:|de|par)|reportage\s+(?:de|:|par)|©"
        r"|(?-i:P)ar\s+(?-i:[A-ZÀ-Ý]))"
    ),
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
_ADVERT = re.compile(
    (
        r"\W*(?:publicité|publi-?\s?(?:reportage|rédactionnel|communiqué|information)|annonces?"
        r"|encart(?:\s+publicitaire)?|communiqué|contenu\s+sponsorisé|advertorial)\W*"
    ),
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


def noise_label(text: str) -> NoiseKind | None:
    """Return the noise that a block announces by its first words."""
    if len(text) < 130 and _CREDIT_START.match(text) and _CREDIT.fullmatch(text):
        return NoiseKind.CREDIT
    if len(text) < 200 and _ADVERT.fullmatch(text):
        return NoiseKind.ADVERT
    if (
        len(text) < 300
        and _SPONSOR.search(text)
        and not re.search(r"[«»“”]", text)
        and not re.search(r"[.!?]\s+\S.*[.!?]$", text)
    ):
        return NoiseKind.SPONSOR
    return None
