"""Small PDF files made by hand, so that tests need no writer's fonts."""

from __future__ import annotations

import zlib


def pdf(*lines: str, stream: bytes | None = None, extra: str = "") -> bytes:
    """A PDF of one page with lines of text, or with a content stream as given."""
    if stream is None:
        shown = " 0 -20 Td ".join(f"({line}) Tj" for line in lines)
        stream = zlib.compress(f"BT /F1 12 Tf 40 700 Td {shown} ET".encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\n".encode()
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
