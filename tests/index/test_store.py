"""An index is complete or it is not there; whatever is wrong with it is one line that says what to run."""

import errno
import json
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.encoders import Vectors
from index.serialise import proceedings_from_json, proceedings_to_json
from index.store import build_index, load_index
from ingest.errors import EncoderError, IndexingError
from ingest.model import Proceedings
from tests.index.conftest import BagOfWords, make_proceedings, make_statement


class Failing(BagOfWords):
    """An encoder that raises when it is asked for documents."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__()
        self.failure = failure

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Fail."""
        raise self.failure


class Slow(BagOfWords):
    """An encoder that never ends."""

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Say that the build is half done, and wait to be killed."""
        Path("half-done").touch()
        time.sleep(60)
        return super().encode_document(texts)


def build_slowly(folder: Path) -> None:
    """Start a build that will be killed."""
    os.chdir(folder)
    build_index([make_proceedings(make_statement(1, "Autre."))], folder / "index", encoder=Slow())


def assert_one_line_that_helps(error: pytest.ExceptionInfo[IndexingError], directory: Path) -> None:
    """The place, and the command to run."""
    message = str(error.value)
    assert "\n" not in message
    assert str(directory) in message
    assert f"lancez `python -m ingest build SOURCE --index {directory}`" in message


def test_what_is_loaded_is_what_was_built(
    river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """Source text, people, sessions, noise, facts: everything comes back equal."""
    build_index([river], tmp_path / "a" / "b", encoder=fake_encoder)

    index = load_index(tmp_path / "a" / "b", encoder=fake_encoder)

    assert index.proceedings == (river,)
    assert [chunk.text for chunk in index.chunks] == [statement.text for statement in river.statements]
    assert index.chunks[2].session == river.sessions[1]
    assert index.dense.size == len(index.chunks) == index.manifest.chunks == 4


def test_headers_are_encoded_with_the_texts(
    river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """The encoder reads who speaks and where."""
    build_index([river], tmp_path, encoder=fake_encoder)

    header = "Rencontres du Fleuve 2e édition | Table ronde 1"
    first = river.statements[0].text
    assert any(text.startswith(header) and text.endswith(first) for text in fake_encoder.encoded)


def test_json_gives_back_the_proceedings(river: Proceedings) -> None:
    """Through text and back."""
    assert proceedings_from_json(json.loads(json.dumps(proceedings_to_json(river)))) == river


@pytest.mark.parametrize("change", [{"title": 3}, {"titel": "x"}, {"people": "x"}, {"sessions": [{}]}])
def test_json_of_another_shape_is_refused(river: Proceedings, change: dict[str, object]) -> None:
    """A field that is unknown, missing or of another type."""
    with pytest.raises((ValueError, TypeError)):
        proceedings_from_json(json.loads(json.dumps(proceedings_to_json(river))) | change)


def test_the_same_content_has_the_same_version(river: Proceedings, tmp_path: Path) -> None:
    """Whatever the encoder and the folder; another content has another version."""
    other = make_proceedings(make_statement(1, "Autre."))
    versions = []
    for number, document in enumerate((river, river, other)):
        encoder = BagOfWords(name=f"bag-of-words@{number}")
        build_index([document], tmp_path / str(number), encoder=encoder)
        versions.append(load_index(tmp_path / str(number), encoder=encoder).corpus_version)

    assert versions[0] == versions[1] != versions[2]


def test_several_documents_share_an_index(
    river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """The same statement ids in two documents stay apart."""
    other = make_proceedings(make_statement(1, "Le marais."), id="marais")
    build_index([river, other], tmp_path, encoder=fake_encoder)

    index = load_index(tmp_path, encoder=fake_encoder)

    assert index.proceedings == (river, other)
    assert index.chunks[-1].proceedings == other


def test_two_documents_with_one_id_are_refused(
    river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """Nobody could cite them apart."""
    with pytest.raises(IndexingError, match=r"porte l'identifiant 'rencontres' de fleuve\.md"):
        build_index([river, river], tmp_path, encoder=fake_encoder)


@pytest.mark.parametrize("documents", [[], [make_proceedings()]])
def test_nothing_to_index_is_refused(
    documents: list[Proceedings], fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """An index without a statement answers nothing."""
    with pytest.raises(IndexingError, match="aucun propos trouvé"):
        build_index(documents, tmp_path, encoder=fake_encoder)


def test_an_index_of_another_encoder_is_refused(river: Proceedings, tmp_path: Path) -> None:
    """By name and revision."""
    build_index([river], tmp_path, encoder=BagOfWords("a@1"))

    with pytest.raises(IndexingError, match="fait avec l'encodeur 'a@1' ; attendu 'a@2'") as error:
        load_index(tmp_path, encoder=BagOfWords("a@2"))

    assert_one_line_that_helps(error, tmp_path)


@pytest.mark.parametrize(
    "name", ["proceedings.json", "chunks.json", "dense.faiss", "lexical/terms/vocab.index.json"]
)
@pytest.mark.parametrize("damage", ["changed", "cut", "removed"])
def test_damaged_data_is_refused(
    name: str, damage: str, river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """One byte is enough."""
    build_index([river], tmp_path, encoder=fake_encoder)
    file = next(tmp_path.glob(f"data-*/{name}"))
    data = file.read_bytes()
    if damage == "removed":
        file.unlink()
    else:
        file.write_bytes(data[:-1] if damage == "cut" else bytes([data[0] ^ 1]) + data[1:])

    with pytest.raises(IndexingError, match="manquent, ont changé") as error:
        load_index(tmp_path, encoder=fake_encoder)

    assert_one_line_that_helps(error, tmp_path)


@pytest.mark.parametrize(
    "manifest",
    ["", "{", "[]", "null", '{"name": "app"}', '{"format": "proceedings-index", "schema": 99}', "\x00\xff",
     '{"format": "proceedings-index", "schema": 1}'],
)  # fmt: skip
def test_a_damaged_manifest_is_refused(
    manifest: str, river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """Also one of another program or of another version; and a build puts it right."""
    build_index([river], tmp_path, encoder=fake_encoder)
    (tmp_path / "manifest.json").write_bytes(manifest.encode("latin-1"))

    with pytest.raises(IndexingError) as error:
        load_index(tmp_path, encoder=fake_encoder)
    build_index([river], tmp_path, encoder=fake_encoder)

    assert_one_line_that_helps(error, tmp_path)
    assert load_index(tmp_path, encoder=fake_encoder).proceedings == (river,)


@pytest.mark.parametrize("kind", ["absent", "empty", "file"])
def test_where_no_index_is_the_command_to_run_is_named(
    kind: str, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """No folder, an empty one, a file."""
    place = tmp_path / "place"
    if kind == "empty":
        place.mkdir()
    if kind == "file":
        place.write_text("x")

    with pytest.raises(IndexingError, match="pas d'index complet") as error:
        load_index(place, encoder=fake_encoder)

    assert_one_line_that_helps(error, place)


@pytest.mark.parametrize("names", [["thesis.odt"], ["manifest.json"], ["manifest.json", "photo.png"]])
def test_a_folder_with_other_files_is_left_alone(
    names: list[str], river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """Nothing is written among them and nothing is removed."""
    for name in names:
        (tmp_path / name).write_text('{"name": "a web application"}')

    with pytest.raises(IndexingError, match="n'est pas d'un index"):
        build_index([river], tmp_path, encoder=fake_encoder)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_file_is_no_folder(river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path) -> None:
    """Said before anything is written."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(IndexingError, match="c'est un fichier ; attendu un dossier"):
        build_index([river], tmp_path / "file", encoder=fake_encoder)


@pytest.mark.parametrize(
    "failure", [KeyboardInterrupt(), EncoderError("gone"), OSError(errno.ENOSPC, "disk full")]
)
def test_an_interrupted_build_leaves_the_old_index(
    failure: BaseException, river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """And nothing of itself."""
    build_index([river], tmp_path, encoder=fake_encoder)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises((KeyboardInterrupt, EncoderError, IndexingError)):
        build_index([make_proceedings(make_statement(1, "Autre."))], tmp_path, encoder=Failing(failure))

    assert sorted(tmp_path.rglob("*")) == before
    assert load_index(tmp_path, encoder=fake_encoder).proceedings == (river,)


def test_a_killed_build_leaves_the_old_index_and_is_cleaned_up_by_the_next(
    river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """`kill -9` while the vectors are made; a second build meanwhile is refused."""
    build_index([river], tmp_path / "index", encoder=fake_encoder)
    process = multiprocessing.get_context("spawn").Process(target=build_slowly, args=(tmp_path,))
    process.start()
    while not (tmp_path / "half-done").exists():
        assert process.is_alive()
        time.sleep(0.05)

    with pytest.raises(IndexingError, match="une autre commande écrit"):
        build_index([river], tmp_path / "index", encoder=fake_encoder)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()

    assert load_index(tmp_path / "index", encoder=fake_encoder).proceedings == (river,)
    assert len(list((tmp_path / "index").glob("data-*"))) == 2
    build_index([river], tmp_path / "index", encoder=fake_encoder)
    assert len(list((tmp_path / "index").glob("data-*"))) == 1


def test_a_full_disk_is_one_line_and_the_old_index_works(
    river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path
) -> None:
    """The system refuses to write: what was written goes."""
    build_index([river], tmp_path, encoder=fake_encoder)
    long = make_proceedings(*(make_statement(number, "La digue tient. " * 40) for number in range(40)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(IndexingError, match=r"ne peut pas être écrit .*; faites de la place") as error:
            build_index([long], tmp_path, encoder=fake_encoder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert "\n" not in str(error.value)
    assert len(list(tmp_path.glob("data-*"))) == 1
    assert load_index(tmp_path, encoder=fake_encoder).proceedings == (river,)


def test_importing_the_store_reads_no_heavy_library() -> None:
    """A command that only prints its help does not wait for torch."""
    script = "import sys, index.store, index.search, chatbot.retrieve; print('torch' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
