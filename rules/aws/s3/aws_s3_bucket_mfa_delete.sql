/*
id: aws_s3_bucket_mfa_delete
title: Versions can be deleted without MFA
severity: low
description: >-
  Whoever has keys that may delete can destroy all versions of the objects. MFA delete asks for a second factor of the root
  user.
remediation:
  console: MFA delete cannot be set in the console.
  cli: >-
    aws s3api put-bucket-versioning --bucket <name> --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa
    "<serial> <code>"
  terraform: Set mfa_delete = "Enabled" and mfa in aws_s3_bucket_versioning.
attack: [T1485]
mapped_from: [prowler s3_bucket_no_mfa_delete]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
*/
SELECT resource_uid, name, versioning, mfa_delete
FROM aws_s3_bucket_versioning
WHERE NOT mfa_delete
