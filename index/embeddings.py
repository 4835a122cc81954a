"""An encoder behind LangChain's interface, for whoever builds on that."""

from langchain_core.embeddings import Embeddings

from index.encoders import Encoder


class EncoderEmbeddings(Embeddings):
    """An encoder behind LangChain's interface."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Encode passages."""
        vectors: list[list[float]] = self.encoder.encode_document(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Encode one question."""
        vector: list[float] = self.encoder.encode_query([text])[0].tolist()
        return vector
