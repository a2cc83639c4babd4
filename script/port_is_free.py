"""Say by exit code whether HOST PORT can be listened to: 0 yes, 2 taken, 3 not allowed or no such address."""

from __future__ import annotations

import errno
import socket
import sys


def main(host: str, port: int) -> int:
    """Try to listen as the server will; a connection that has just ended must not count as taken."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        return 2 if error.errno == errno.EADDRINUSE else 3
    except OverflowError:
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
