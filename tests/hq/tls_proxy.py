"""A proxy in front of HQ that ends TLS, as a load balancer does: HTTP out and in again, its own headers added."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"
OF_ONE_HOP = {"connection", "keep-alive", "host", "transfer-encoding", "date", "server"}


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that signs itself, and its key, as PEM files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "HQ")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HERE))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "hq.pem", folder / "hq.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return public, private


class _Forward(BaseHTTPRequestHandler):
    """One request in, the same one out: path and query as they came, other headers, another connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    target: int
    seen: list[str]

    def do_GET(self) -> None:
        """Forward a request and its answer."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kept = {name.upper(): value for name, value in reversed(self.headers.items()) if name.lower() not in OF_ONE_HOP}
        own = {"Host": "hq.internal", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https", "Via": "1.1 edge"}
        self.seen.append(f"{self.command} {self.path}")
        far = HTTPConnection(HERE, self.target, timeout=60)
        try:
            far.request(self.command, self.path, body, {**own, **kept})
            answer = far.getresponse()
            data = answer.read()
        finally:
            far.close()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in OF_ONE_HOP:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_POST = do_GET  # noqa: N815 - the library's name
    do_PUT = do_GET  # noqa: N815

    def log_message(self, *args: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Who does not trust the certificate goes away in the middle of the handshake."""


@contextmanager
def ending_tls(target: int, folder: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """The proxy: its address, the certificate to trust, and what has passed it."""
    public, private = certificate(folder)
    seen: list[str] = []
    server = _Server((HERE, 0), type("Forward", (_Forward,), {"target": target, "seen": seen}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(public, private)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"https://{HERE}:{server.server_port}", public, seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
