/*
S3 buckets. Live records: NULL is not collected. In the API's form a section that is null says that S3 has none, one that is
absent was not asked for.
  shape                    form of the record
  name                     the bucket
  owner                    its account; NULL: not said
  acl_public_read          the ACL lets everybody, or every AWS account, list or read (READ, FULL_CONTROL)
  acl_public_write         the ACL lets them write, or change the ACL (WRITE, WRITE_ACP, FULL_CONTROL)
  policy                   JSON; a document without statements where the bucket has no policy; NULL: a resource of its own, or
                           not collected
  policy_public            anybody can use the policy; false in templates, where it is a resource of its own:
                           aws_s3_bucket_policy
  block_public_acls        the bucket's own block public access settings; templates: false where not set
  ignore_public_acls       the same
  block_public_policy      the same
  restrict_public_buckets  the same
  encryption               algorithm that the bucket sets as default: AES256, aws:kms, aws:kms:dsse; empty: none, S3 then uses
                           AES256
  kms_key                  its KMS key; empty: none named
  own_key                  that is a key of one's own, not the service's; NULL: the ARN does not tell
  versioning               Enabled, Suspended, Off
  mfa_delete               deleting a version asks for MFA; CloudFormation cannot say it: NULL
  logging                  server access logging has a target
  lifecycle                some lifecycle rule is enabled
  object_lock              object lock is enabled
  replication              some replication rule is enabled
  website                  the bucket serves a website
  object_ownership         BucketOwnerEnforced (ACLs are off), BucketOwnerPreferred, ObjectWriter; empty: not set
*/
