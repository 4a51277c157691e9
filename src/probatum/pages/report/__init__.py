"""The report on an article: a page to read, a page to share, a document for programs."""

from probatum.pages.report.document import article_document

__all__ = ["article_document"]
