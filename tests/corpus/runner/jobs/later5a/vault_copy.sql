-- /// scenario
-- id = "c1060"
-- name = "vault_copy"
-- kind = "access.kms_denied"
-- also = ["access.s3_denied"]
-- why = "The role may not use the key with which S3 encrypts what the script writes."
-- engine = "4.0"
-- jars = ["s3a"]
-- services = ["aws"]
-- [[aws]]
-- service = "s3"
-- op = "PutObject"
-- match = "acme-vault/accounts"
-- status = 403
-- code = "AccessDenied"
-- message = "User: arn:aws:sts::111122223333:assumed-role/emr-vault-writer/00fk2m1 is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:111122223333:key/5f0c2c1e-77aa-4e5c-9a49-0c1f5f1f7b21 because no identity-based policy allows the kms:GenerateDataKey action"
-- ///
CREATE TEMPORARY VIEW accounts AS SELECT id, sha2(string(id), 256) AS iban FROM range(120);
INSERT OVERWRITE DIRECTORY 's3a://acme-vault/accounts/2026-11-20' USING parquet SELECT * FROM accounts;
