"""Bytes of unknown origin to text: told apart by their marks, their declaration, and then by their looks."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

__all__ = ["NotText", "decode"]


class NotText(ValueError):
    """Bytes that are no text a reader could take; the message says what they are, in a few words."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip-compressed file"),
    (b"BZh", "a bzip2-compressed file"),
    (b"\xfd7zXZ", "an xz-compressed file"),
    (b"\x28\xb5\x2f\xfd", "a zstd-compressed file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_HEAD = 2048  # bytes in which a page declares its encoding
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SAMPLE = 65_536  # bytes shown to the detector, which takes its time
_FALLBACK = "cp1252"  # what unmarked single-byte text on the web is, and what browsers assume
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def decode(data: bytes) -> str:
    """The text in `data`; raises NotText for binary formats, HTML and the like.

    >>> decode("Menteri itu berkata: \u201cya\u201d".encode("cp1252"))
    'Menteri itu berkata: \u201cya\u201d'
    """
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise NotText(f"{what}, not text")
    text = _decode(data)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 100:
        raise NotText("binary data, not text")
    if _HTML.match(text[:_HEAD]):
        raise NotText("an HTML page; give the text of the page instead")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding) or _fail("text in a broken Unicode encoding")
    if b"\x00" in data:
        raise NotText("binary data, not text")
    if (text := _strict(data, "utf-8")) is not None:
        return text
    declared = _DECLARED.search(data[:_HEAD])
    if declared and (text := _strict(data, declared[1].decode("ascii"))) is not None:
        return text
    return _detected(data)


def _fail(why: str) -> str:
    raise NotText(why)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    # Some codecs of the standard library give no text ("hex") and raise other errors; LookupError covers them.
    return text


def _detected(data: bytes) -> str:
    sample = data[:_SAMPLE]
    best = from_bytes(sample).best()
    if best is not None and (text := _strict(data, best.encoding)) is not None:
        return text
    # A page with a few damaged bytes is still a page; a file full of them is not.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > max(len(text) // 200, 2):
        text = data.decode(_FALLBACK, "replace")
    if text.count("\ufffd") > len(text) // 50:
        raise NotText("text in an encoding that could not be told")
    return text
