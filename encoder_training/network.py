"""The packaged encoder's layers, frozen, under word vectors that may be tuned."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertModel


class Network(nn.Module):
    """Piece numbers → unit vectors.

    The layers count in bfloat16: twice as fast where the processor has it, and within .9999 of float32.
    """

    def __init__(
        self,
        layers: Path,
        vectors: NDArray[np.float32] | None,
        weights: NDArray[np.float32],
        *,
        trainable: bool = False,
    ) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(layers, attn_implementation="sdpa")
        self.bert.requires_grad_(False).train(False)
        own = self.bert.embeddings.word_embeddings.weight.detach().clone()
        start = own if vectors is None else torch.from_numpy(vectors.copy())
        self.words = nn.Embedding(len(start), start.shape[1], sparse=True, _weight=start)
        self.words.requires_grad_(trainable)
        self.weights = torch.from_numpy(weights)
        nn.Module.to(self.bert, torch.bfloat16)

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        """Encode padded piece numbers."""
        inputs = self.words(numbers).to(torch.bfloat16)
        states = self.bert(inputs_embeds=inputs, attention_mask=mask).last_hidden_state.float()
        share = (self.weights[numbers] * mask).unsqueeze(-1)
        return nn.functional.normalize((states * share).sum(1) / share.sum(1), dim=-1)


def pad(sequences: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Make one rectangle of sequences, and the mask of what is not padding; the padding piece is 0."""
    width = max(map(len, sequences))
    numbers = torch.zeros(len(sequences), width, dtype=torch.long)
    mask = torch.zeros(len(sequences), width, dtype=torch.long)
    for row, sequence in enumerate(sequences):
        numbers[row, : len(sequence)] = torch.tensor(sequence)
        mask[row, : len(sequence)] = 1
    return numbers, mask
