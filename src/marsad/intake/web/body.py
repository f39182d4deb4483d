"""The bytes of an answer, counted while they come. What is packed is unpacked by steps, so that
little that unpacks to very much is stopped at the limit and not after it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from marsad.intake import refusals
from marsad.intake.refusals import NotFetched

_ANY_HEAD = 47  # zlib or gzip, told by its head
PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})


def body_of(chunks: Iterable[bytes], packing: str, most: int) -> bytes:
    """All bytes of ``chunks``, unpacked by the ``Content-Encoding`` that ``packing`` names.

    Raises ``NotFetched``: ``E-INTAKE-TOO-LARGE`` above ``most``, ``E-FETCH-NETWORK`` where the
    packing is unknown, broken or cut off.
    """
    packing = packing.strip().lower()
    if packing in PLAIN:
        return _counted(chunks, most)
    if packing not in PACKED:
        what = f"it comes packed as {packing[:40]!r}, and only gzip was asked for"
        raise NotFetched(refusals.NETWORK, what)
    return _unpacked(chunks, most)


def _counted(chunks: Iterable[bytes], most: int) -> bytes:
    done = bytearray()
    for chunk in chunks:
        done += chunk
        if len(done) > most:
            raise _too_large(most)
    return bytes(done)


def _unpacked(chunks: Iterable[bytes], most: int) -> bytes:
    done, came, unpacker = bytearray(), False, zlib.decompressobj(_ANY_HEAD)
    try:
        for chunk in chunks:
            came, left = True, chunk
            while left:
                if unpacker.eof:
                    unpacker = zlib.decompressobj(_ANY_HEAD)
                done += unpacker.decompress(left, most + 1 - len(done))
                if len(done) > most:
                    raise _too_large(most)
                left = unpacker.unconsumed_tail or unpacker.unused_data
    except zlib.error:
        raise NotFetched(refusals.NETWORK, "it comes packed and cannot be unpacked") from None
    if came and not unpacker.eof:
        raise NotFetched(refusals.NETWORK, "it comes packed and is cut off", again=True)
    return bytes(done)


def _too_large(most: int) -> NotFetched:
    return NotFetched(refusals.TOO_LARGE, f"more than {most} bytes; the rest was not taken")
