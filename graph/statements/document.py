"""What the document says of itself: title and date of issue."""

from __future__ import annotations

from graph.model import Local
from graph.statements.writer import Writer
from graph.vocab import DCTERMS


def write_document(writer: Writer) -> None:
    """Adds title and date, where the text states them."""
    document = Local("document", writer.reading.identifier)
    writer.extractor = "document"
    findings = writer.findings
    if findings.title is not None:
        text = findings.title.text
        span = text.whole()
        writer.claim(document, DCTERMS("title"), writer.literal(text.text), span)
    if findings.issued is not None:
        value = findings.issued.value.literal()
        writer.claim(document, DCTERMS("issued"), value, findings.issued.span)
