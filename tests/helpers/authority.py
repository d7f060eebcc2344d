"""A certificate authority for tests: its signers' keys, and a clock of its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_FROM = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_UNTIL = datetime.datetime(2045, 1, 1, tzinfo=datetime.UTC)
_USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
    *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass(frozen=True)
class Authority:
    """One that certifies: its key, and its own certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @classmethod
    def new(cls, name: str) -> Authority:
        """A root of that name."""
        key = rsa.generate_private_key(65537, 2048)
        made = _made(name, key, name, key, is_root=True)
        return cls(key, made)

    @property
    def pem(self) -> bytes:
        """Its certificate, as those have it who trust it."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def p12(self, name: str, password: str) -> bytes:
        """The key of a signer of that name."""
        key = rsa.generate_private_key(65537, 2048)
        made = _made(name, key, self._own_name, self.key)
        lock = serialization.BestAvailableEncryption(password.encode("utf-8"))
        return pkcs12.serialize_key_and_certificates(
            name.encode("utf-8"), key, made, [self.certificate], lock
        )

    def clock(self, at: datetime.datetime) -> Any:
        """A time-stamping authority that says that time."""
        from pyhanko.sign.timestamps import DummyTimeStamper
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        key = rsa.generate_private_key(65537, 2048)
        made = _made("TSA", key, self._own_name, self.key, stamps_time=True)
        store = SimpleCertificateStore()
        store.register(_as_asn1(self.certificate))
        private = key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return DummyTimeStamper(
            tsa_cert=_as_asn1(made),
            tsa_key=asn1_keys.PrivateKeyInfo.load(private),
            certs_to_embed=store,
            fixed_dt=at,
        )

    @property
    def _own_name(self) -> str:
        (name,) = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(name.value)


def _as_asn1(certificate: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _made(
    name: str,
    key: rsa.RSAPrivateKey,
    by: str,
    by_key: rsa.RSAPrivateKey,
    *,
    is_root: bool = False,
    stamps_time: bool = False,
) -> x509.Certificate:
    wanted = {"key_cert_sign", "crl_sign"} if is_root else {"digital_signature"}
    wanted |= set() if is_root or stamps_time else {"content_commitment"}
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{use: use in wanted for use in _USES}), critical=True)
    )
    if stamps_time:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(by_key, hashes.SHA256())
