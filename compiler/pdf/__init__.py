"""Writes a `PagedDocument` as a tagged PDF through ReportLab's file layer.

Two steps: `part.write_part` turns each part into page contents and structure nodes, in any process
and without ReportLab; `document.write_document` puts parts together and adds what only the whole
knows. Page contents follow ISO 32000-1, 8 and 9, the tags 14.7 and 14.8; what the file claims
(PDF/UA, PDF/A, WTPDF) and how each clause is met stands in `docs/conformance.md`.
"""
