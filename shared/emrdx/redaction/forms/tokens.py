"""Forms that belong to no vendor: signed tokens, password hashes, keys in text."""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="jwt",
        of="JSON Web Token, signed, unsigned or encrypted (RFC 7519, 7516)",
        anchors=(r"\beyJ[A-Za-z0-9_-]{8}", "%22eyJ"),
        pattern=r"(?:%22)?(eyJ[0-9A-Za-z_-]{8,}={0,2}\.(?:eyJ|[0-9A-Za-z_-])[0-9A-Za-z_-]{8,}={0,2}"
        r"(?:\.[0-9A-Za-z_-]*={0,2}){0,3})",
        examples=(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ{u60}.{u43}",
            "eyJhbGciOiJSUzI1NiJ9.eyJ{u60}.{u342}",
            "eyJhbGciOiJub25lIn0.eyJ{u40}.",
            "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.{u342}.{u16}.{u64}.{u22}",
        ),
        counter_examples=("eyJhbGci is a header", "eyJxx.class"),
    ),
    Form(
        type="password-hash",
        of="Password hash of crypt(3), bcrypt, Argon2, scrypt, PBKDF2, SCRAM, LDAP",
        anchors=(
            "$2a$",
            "$2b$",
            "$2y$",
            "$1$",
            "$5$",
            "$6$",
            "$y$",
            "$7$",
            "$apr1$",
            "$argon2",
            "$scrypt$",
            "$pbkdf2",
            "pbkdf2_sha",
            "SCRAM-SHA-256$",
            "SCRAM-SHA-1$",
            "{SSHA",
            "{SHA}",
            "{bcrypt}",
        ),
        pattern=r"(?:\$2[aby]\$[0-9]{2}\$[./0-9A-Za-z]{53}|\$(?:[1567y]|apr1)\$[^\s$:\"',]{1,64}(?:\$[^\s$:\"',]{1,64})?"
        r"\$[./0-9A-Za-z]{20,}|\$argon2[a-z]+\$[^\s\"']{30,}|\$scrypt\$[^\s\"']{30,}|\$pbkdf2[a-z0-9-]*\$[^\s\"']{30,}"
        r"|pbkdf2_sha[0-9]+\$[0-9]+\$[^\s\"']{20,}|SCRAM-SHA-(?:1|256)\$[0-9]+:[^\s\"']{30,}"
        r"|\{(?:SSHA(?:256|512)?|SHA)\}[0-9A-Za-z+/]{20,}={0,2}|\{bcrypt\}\S{40,})",
        examples=(
            "$2b$12${A53}",
            "$6${A16}${A86}",
            "$apr1${A8}${A22}",
            "$argon2id$v=19$m=65536,t=3,p=4${A22}${A43}",
            "SCRAM-SHA-256$4096:{b22}==${b43}=:{b43}=",
            "{SSHA}{b32}==",
            "$y$j9T${A22}${A43}",
        ),
        counter_examples=("Foo$1$2.class", "$2b$12$short"),
    ),
    Form(
        type="hadoop-token",
        of="Hadoop delegation token in its URL form",
        anchors=("AAhoYWRvb3A", "AAZoYWRvb3A", "FUhERlNfREVMRUdBVElPTl9UT0tFT"),
        pattern=r"[0-9A-Za-z_-]{4,}(?:AAhoYWRvb3A|AAZoYWRvb3A|FUhERlNfREVMRUdBVElPTl9UT0tFT)[0-9A-Za-z_-]{10,}",
        lead=200,
        examples=("HAAGaGFkb29w{u60}FUhERlNfREVMRUdBVElPTl9UT0tFT{u24}",),
        counter_examples=("AAhoYWRvb3A",),
    ),
)
