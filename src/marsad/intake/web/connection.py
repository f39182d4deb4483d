"""One request and the connection it is made on: when it must end, and whom it may reach.

Law: from what is public nobody is led into a network of one's own. The address that answers is
looked at after the connection stands and before anything is sent, so no name can change in between.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import Any

from marsad.intake import refusals
from marsad.intake.refusals import NotFetched


class Watch:
    """Watches one request to ``host``, inside a ``with``. ``public`` says afterwards whether it
    went to a public address; ``over`` is true once ``total_s`` seconds were not enough: the
    connection is cut then, whatever it waits for. ``notice`` is httpx's ``trace``.

    With ``from_public`` it raises ``NotFetched`` (``E-FETCH-REDIRECT``) for an address that is
    not public.
    """

    def __init__(
        self, host: str, total_s: float, *, from_public: bool, is_public: Callable[[str], bool]
    ) -> None:
        self.public = is_public(host)
        self.over = False
        self._host = host
        self._from_public = from_public
        self._is_public = is_public
        self._straight = True
        self._socket: socket.socket | None = None
        self._timer = Timer(total_s, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def notice(self, event: str, info: dict[str, Any]) -> None:
        """What httpcore tells of a connection; of one through a proxy only the proxy is seen, and
        ``host`` is judged by its name."""
        if event.endswith("connect_tcp.started"):
            self._straight = info["host"] == self._host
            if not self._straight and self._from_public and not self.public:
                raise _led_inside()
        elif event.endswith("connect_tcp.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            if self._straight:
                self._check_peer(info["return_value"])
        elif event.endswith("start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
        if self.over:
            self._cut()

    def _check_peer(self, stream: Any) -> None:
        self.public = self._is_public(str(stream.get_extra_info("server_addr")[0]))
        if self._from_public and not self.public:
            stream.close()
            raise _led_inside()

    def _end(self) -> None:
        self.over = True
        self._cut()

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # of a TLS connection too: the plain socket below it
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _led_inside() -> NotFetched:
    what = "a public address leads to one of this machine or of a network of its own"
    return NotFetched(refusals.REDIRECT, what)
