"""Tokens of a chat model are counted without a network."""

import hashlib
import inspect
from pathlib import Path

import pytest
import tiktoken_ext.openai_public

import chatbot.budget
from chatbot.budget import count_budget_tokens


def test_without_a_vocabulary_the_count_is_an_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is downloaded (the suite refuses it) and nothing is zero but the empty text."""
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)

    assert count_budget_tokens("") == 0
    assert count_budget_tokens("Où passe l'eau ?") == 6


def test_a_damaged_vocabulary_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The library would replace it from the network."""
    (tmp_path / chatbot.budget._CACHED_AS).write_bytes(b"damaged")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))

    assert count_budget_tokens("abc") == 1


def test_the_vocabulary_is_the_one_that_tiktoken_looks_for() -> None:
    """Its file name is the hash of its address, its checksum is in tiktoken's own source."""
    source = inspect.getsource(tiktoken_ext.openai_public.o200k_base)
    address = source.split('"')[1]

    assert hashlib.sha1(address.encode()).hexdigest() == chatbot.budget._CACHED_AS
    assert chatbot.budget._SHA256 in source
