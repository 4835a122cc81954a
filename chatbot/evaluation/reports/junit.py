"""`junit.xml`: one test case for each question, for the tools that show tests."""

import re
from xml.etree import ElementTree as ET

from chatbot.evaluation.reports.findings import Judged
from chatbot.evaluation.reports.material import Material

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(material: Material) -> str:
    """Write the cases in the order of the test set; a failure says what is wrong."""
    order = {id(row): place for place, row in enumerate(material.evaluation.results)}
    judged = sorted(material.judged, key=lambda one: order[id(one.scored)])
    root = ET.Element("testsuites")
    suite = ET.SubElement(
        root,
        "testsuite",
        name=_text(material.evaluation.summary.test_set),
        tests=str(len(judged)),
        failures=str(len(material.failures)),
        errors="0",
        skipped="0",
        time=f"{sum(map(_seconds, judged)):.3f}",
        timestamp=material.evaluation.summary.created,
    )
    for one in judged:
        _case(suite, one)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written.decode() + "\n"


def _case(suite: ET.Element, judged: Judged) -> None:
    answered = judged.scored.answered
    again = f" (essai {answered.repetition})" if answered.repetition > 1 else ""
    case = ET.SubElement(
        suite,
        "testcase",
        classname=_text(f"{suite.get('name')}.{judged.question.type}"),
        name=_text(f"{judged.question.id}{again} : {judged.question.question}"),
        time=f"{_seconds(judged):.3f}",
    )
    if judged.faults:
        failure = ET.SubElement(
            case, "failure", type=judged.faults[0].name.lower(), message=_text(" ; ".join(judged.reasons))
        )
        failure.text = _text(f"{judged.reply['text']}\n\n{chr(10).join(judged.verdict.violations)}".strip())


def _seconds(judged: Judged) -> float:
    timings = judged.reply.get("timings_ms") or {}
    return float(timings.get("total") or 0) / 1000


def _text(text: str) -> str:
    """Text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
