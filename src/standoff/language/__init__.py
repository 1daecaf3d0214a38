"""The one room that knows onnxruntime: reports in, documents out."""

from standoff.language.bundle import Card
from standoff.language.document import Attribution, Document, Name, Sentence, Word
from standoff.language.model import LanguageModel, load

__all__ = ["Attribution", "Card", "Document", "LanguageModel", "Name", "Sentence", "Word", "load"]
