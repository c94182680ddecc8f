"""Names that name a secret, and names that only sound like it."""

import pytest

from emrdx.redaction.keys import meaning, words

_SECRET = """
password passwd pwd passphrase DB_PASSWORD PGPASSWORD MYSQL_PWD DBPWD db.pass DB_PASS sfPassword userPassword
spark.ssl.keyPassword ssl.truststore.password javax.jdo.option.ConnectionPassword -Djavax.net.ssl.keyStorePassword
storepass srcstorepass storePassword passwordValue password_prod password1 hashedPassword passwordHash
contrasena kennwort secret clientSecret client_secret app.secret spark.authenticate.secret AZURE_CLIENT_SECRET
secretString secret_key SECRET_KEY_BASE fs.s3a.secret.key AWS_SECRET_ACCESS_KEY secretAccessKey aws_secret_access_key
token access_token refreshToken id_token X-Vault-Token X-Amz-Security-Token fs.s3a.session.token csrf_token authToken
_authToken GITHUB_TOKEN api_key apiKey X-API-Key APIKEY xApiKey signing_key encryptionKey ENCRYPTIONKEY accountKey
fs.azure.account.key.acme.dfs.core.windows.net fs.azure.account.oauth2.client.secret.acme.dfs.core.windows.net
SharedAccessKey Ocp-Apim-Subscription-Key master_key fernet_key private_key fs.s3a.access.key accessKeyId
STRIPE_KEY MAILGUN_KEY DD_API_KEY GH_PAT credentials X-Amz-Signature sig signature fs.azure.sas.raw.acme.blob.core.windows.net
authorization Proxy-Authorization cookie set-cookie JSESSIONID pin
""".split()  # noqa: SIM905 (a table)

_NO_SECRET = """
passwordFile password_file password-policy PasswordAuthenticator password_length passwordEncoder NOPASSWD bypass compass
max_tokens tokens_per_second tokenizer token_type token_endpoint tokenUrl TokenCache nextToken
continuationToken pageToken clientToken idempotencyToken HDFS_DELEGATION_TOKEN_KIND secretName secret_arn secretsmanager
secretKeyRef SecretManager credentials.provider credentialsProvider AWSCredentialsProviderChain spark.authenticate
spark.ssl.keyStore keyStoreType key primary_key partitionKey sort.key foreign_key cacheKey objectKey kms_key public_key
users_email_key SharedAccessKeyName keyVaultName signatureVersion signatureAlgorithm cookieDomain author authentication
spark.kubernetes.driver.secretKeyRef.DB_PASSWORD accessKeyName tokenCount is_secret_manager passenger
""".split()  # noqa: SIM905 (a table)


@pytest.mark.parametrize("name", _SECRET)
def test_the_name_names_a_secret(name: str) -> None:
    assert meaning(name) is not None


@pytest.mark.parametrize("name", _NO_SECRET)
def test_the_name_names_no_secret(name: str) -> None:
    assert meaning(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("db.password", "password"),
        ("fs.s3a.secret.key", "aws-secret-key"),
        ("AWS_SESSION_TOKEN", "aws-session-token"),
        ("client_secret", "secret"),
        ("x-api-key", "api-key"),
        ("private_key", "private-key"),
        ("refresh_token", "token"),
    ],
)
def test_the_name_says_the_type(name: str, kind: str) -> None:
    found = meaning(name)

    assert found is not None
    assert found.type == kind


def test_words_are_split_at_case_signs_and_trailing_numbers() -> None:
    assert words("spark.hadoop.fs.s3a.secretKey2") == ("spark", "hadoop", "fs", "s3a", "secret", "key")
