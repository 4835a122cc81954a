"""`python -m chatbot evaluate`: its options, and which of its ways is taken."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.settings import Settings, read_settings
from ingest.errors import InputError

if TYPE_CHECKING:
    from chatbot.command_line import Parser
    from chatbot.evaluation.reports.material import Material

DEFAULT_OUT = Path("evaluations")
GATE_FAILED = 1
_HELP = "voyez `python -m chatbot evaluate --help`"
DESCRIPTION = """Pose un jeu de questions, mesure les réponses et dit si elles peuvent être mises en ligne.
Écrit results.jsonl, summary.json, report.md, report.html et junit.xml dans le dossier --out.
Code de sortie : 0 réussi, 1 un seuil de --gate n'est pas tenu, 2 l'évaluation n'a pas pu se faire."""
EXAMPLES = """exemples :
  python -m chatbot evaluate questions.csv
  python -m chatbot evaluate benchmark/assises/dev.jsonl --gate seuils.toml --baseline benchmark/baseline/dev
  python -m chatbot evaluate questions.csv --url https://actes.exemple.fr
  python -m chatbot evaluate --compare evaluations/avant evaluations/apres
  python -m chatbot evaluate --rescore evaluations/dev
  python -m chatbot evaluate --generate brouillon.csv --hold-out "table ronde 2"
  python -m chatbot evaluate --retrieval ../donnees/piaf"""


def _filled(written: str) -> str:
    """A value that is not empty: `--out "$DIR"` where DIR is not set means something else than no --out."""
    if not written.strip():
        raise argparse.ArgumentTypeError("une valeur est attendue, trouvé un texte vide")
    return written


def _path(written: str) -> Path:
    return Path(_filled(written))


def _seed(written: str) -> int:
    if not re.fullmatch(r"\d{1,9}", written):
        raise argparse.ArgumentTypeError(f"nombre entier de 0 à 999999999 attendu, trouvé {written!r:.40}")
    return int(written)


def add_options(parser: "Parser", default_index: Path) -> None:
    """Describe the options."""
    parser.add_argument(
        "test_set", nargs="?", type=_path, metavar="QUESTIONS", help="jeu de questions, .jsonl ou .csv"
    )
    parser.add_argument(
        "--index",
        type=_path,
        default=default_index,
        metavar="DOSSIER",
        help="dossier de l'index (%(default)s)",
    )
    parser.add_argument("--out", type=_path, metavar="DOSSIER", help=f"où écrire ({DEFAULT_OUT}/NOM DU JEU)")
    parser.add_argument(
        "--baseline", type=_path, metavar="DOSSIER", help="évaluation terminée, à laquelle comparer"
    )
    parser.add_argument(
        "--gate", type=_path, metavar="FICHIER", help="seuils à tenir, sinon code de sortie 1"
    )
    _add_ways(parser)
    _add_manner(parser)


def _add_ways(parser: "Parser") -> None:
    ways = parser.add_argument_group("au lieu de poser des questions")
    ways.add_argument(
        "--compare", nargs=2, type=_path, metavar=("A", "B"), help="deux évaluations terminées, côte à côte"
    )
    ways.add_argument(
        "--rescore", type=_path, metavar="DOSSIER", help="recalcule tout d'une évaluation, sans rien demander"
    )
    ways.add_argument(
        "--generate",
        type=_path,
        metavar="FICHIER",
        help="écrit un brouillon de questions, .jsonl et .csv à relire",
    )
    ways.add_argument(
        "--hold-out",
        type=_filled,
        metavar="SESSION",
        help="avec --generate : questions sur une session retirée, et l'index qui ne l'a pas",
    )
    ways.add_argument(
        "--retrieval", type=_path, metavar="DOSSIER", help="mesure la recherche seule sur piaf ou fredsum"
    )


def _add_manner(parser: "Parser") -> None:
    parser.add_argument(
        "--encoder",
        action="append",
        type=_filled,
        default=[],
        metavar="NOM",
        help="avec --retrieval : l'encodeur à mesurer ; donné deux fois, le second est comparé au premier",
    )
    parser.add_argument(
        "--halves",
        action="store_true",
        help="avec --retrieval : aussi par moitiés, l'une pour régler, l'autre pour contrôler",
    )
    parser.add_argument("--url", type=_filled, help="serveur à interroger par HTTP, au lieu de l'index")
    parser.add_argument(
        "--only", type=_filled, metavar="ÉTIQUETTE", help="seules les questions qui la portent"
    )
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="pose chaque question N fois (1)")
    parser.add_argument("--seed", type=_seed, default=0, metavar="N", help="graine des tirages (0)")
    parser.add_argument("--no-cache", action="store_true", help="repose les questions déjà posées")
    parser.add_argument(
        "--blind", action="store_true", help="jeu de contrôle : rien que les chiffres, ni question ni réponse"
    )
    parser.add_argument("--judge", type=_filled, metavar="MODÈLE", help="avis d'un modèle, à titre indicatif")
    parser.add_argument("--labels", type=_path, metavar="CSV", help="avis de personnes, pour juger le juge")
    parser.add_argument(
        "--write-baseline",
        type=_path,
        metavar="DOSSIER",
        help="garde aussi de quoi comparer plus tard, sans réponses",
    )
    parser.add_argument(
        "--settings", type=_path, metavar="FICHIER", help="réglages (settings.toml, s'il existe)"
    )


def run(options: argparse.Namespace) -> int:
    """Take the way that the options name; 0 or 1.

    Raises:
        ProceedingsError: the evaluation could not be done.
    """
    _check(options)
    settings = read_settings(options.settings)
    if options.compare:
        return _compare(*options.compare)
    if options.generate:
        return _generate(options, settings)
    if options.retrieval:
        return _retrieval(options, settings)
    return _evaluate(options, settings)


def _check(options: argparse.Namespace) -> None:
    """Refuse what does not go together before anything is loaded."""
    ways = {
        "QUESTIONS": options.test_set,
        "--compare": options.compare,
        "--rescore": options.rescore,
        "--generate": options.generate,
        "--retrieval": options.retrieval,
    }
    taken = [name for name, value in ways.items() if value]
    if len(taken) != 1:
        found = " et ".join(taken) or "rien"
        raise InputError(f"evaluate : trouvé {found} ; attendu un seul de {', '.join(ways)} ; {_HELP}")
    if options.repeat < 1:
        raise InputError(f"evaluate : --repeat vaut {options.repeat} ; attendu 1 ou plus ; {_HELP}")
    if options.hold_out and not options.generate:
        raise InputError(f"evaluate : --hold-out va avec --generate ; retirez-le ; {_HELP}")
    if (options.encoder or options.halves) and not options.retrieval:
        name = "--encoder" if options.encoder else "--halves"
        raise InputError(f"evaluate : {name} va avec --retrieval ; retirez-le ; {_HELP}")
    if options.labels and not options.judge:
        raise InputError(f"evaluate : --labels va avec --judge ; donnez les deux, ou aucun ; {_HELP}")


def _evaluate(options: argparse.Namespace, settings: Settings) -> int:
    from chatbot.evaluation import run as runs  # takes seconds: not for bad input, nor for help
    from chatbot.evaluation.results import check_place, write_baseline

    if options.write_baseline:
        check_place(options.write_baseline)
    plan = runs.Plan(
        out=options.out or options.rescore or DEFAULT_OUT / options.test_set.stem,
        settings=settings,
        index=options.index,
        url=options.url or "",
        only=options.only or "",
        repeat=options.repeat,
        use_cache=not options.no_cache,
        seed=options.seed,
        gate=options.gate,
        baseline=options.baseline,
        is_reference=bool(options.write_baseline),
        judge=options.judge or "",
        labels=options.labels,
        is_blind=options.blind,
    )
    material = (
        runs.rescore(options.rescore, plan) if options.rescore else runs.evaluate(options.test_set, plan)
    )
    if options.write_baseline:
        checked = {check.rule.metric for check in material.gate.checks} if material.gate else set()
        write_baseline(options.write_baseline, material.evaluation, metrics=checked)
    _show(_told(material, plan.out, is_blind=options.blind))
    return GATE_FAILED if options.gate and _fails(material, is_reference=plan.is_reference) else 0


def _fails(material: "Material", *, is_reference: bool) -> bool:
    """Whether the gate is not held; nothing measured is no success, but for the first of all baselines."""
    gate = material.gate
    return gate is not None and (bool(gate.broken) or (not gate.passed and not is_reference))


def _told(material: "Material", out: Path, *, is_blind: bool) -> str:
    """The verdict and the figures that decide, for the terminal."""
    from chatbot.evaluation.reports import wording
    from chatbot.evaluation.reports.material import STATUS, describe_rule, explain_decision, measured

    lines = [f"{material.decision} — {explain_decision(material)}", ""]
    for check in (check for check in material.checks if check.n):
        title = wording.title_of(check.rule.metric, material.metrics)
        value, _ = measured(check, material.metrics)
        asked = describe_rule(check, material.metrics)
        lines.append(f"  {title} : {value} sur {check.n} ({asked} : {STATUS[check.status]})")
    lines += [f"  {line}" for line in material.unavailable]
    lines += _by_type(material) if is_blind else []
    where = out / ("summary.json" if is_blind else "report.html")
    return "\n".join([*lines, "", f"Tout est dans {where}"])


def _by_type(material: "Material") -> Sequence[str]:
    from chatbot.evaluation.reports.material import shares_by_type

    shares = shares_by_type(material.people)
    return ["", "  Réponses justes par type", *(f"  {one.label} : {one.right} sur {one.n}" for one in shares)]


def _compare(before: Path, after: Path) -> int:
    from chatbot.evaluation.compare import compare, render_comparison
    from chatbot.evaluation.metrics import METRICS
    from chatbot.evaluation.results import read_corpus_of, read_evaluation

    found = compare(
        read_evaluation(before),
        read_evaluation(after),
        (read_corpus_of(before), read_corpus_of(after)),
        metrics=METRICS,
        names=(str(before), str(after)),
    )
    _show(render_comparison(found, METRICS))
    return 0


def _generate(options: argparse.Namespace, settings: Settings) -> int:
    from chatbot.evaluation.corpus import read_corpus
    from chatbot.evaluation.review import write_drafts, write_held_out

    corpus = read_corpus(options.index)
    if options.hold_out:
        written = write_held_out(options.generate, corpus, options.hold_out, settings, seed=options.seed)
    else:
        written = write_drafts(options.generate, corpus, seed=options.seed)
    _show("\n".join(written))
    return 0


def _retrieval(options: argparse.Namespace, settings: Settings) -> int:
    from chatbot.evaluation.reports.retrieval import render_retrieval, write_retrieval
    from chatbot.evaluation.retrieval import measure_retrieval
    from index.encoders import load_encoder

    names = options.encoder or [settings.encoder]
    encoders = [load_encoder(name, settings.encoder_revision) for name in names]
    report = measure_retrieval(
        options.retrieval, encoders, halves=options.halves, seed=options.seed, progress=_note
    )
    out = options.out or DEFAULT_OUT / options.retrieval.name
    write_retrieval(out, report)
    _show(f"{render_retrieval(report)}\n\nTout est dans {out}")
    return 0


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _show(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
