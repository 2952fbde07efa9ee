/*
id: aws_s3_bucket_secure_transport
title: Bucket policy lets plain HTTP through
severity: medium
description: >-
  Requests may come without TLS, and whoever is on the way reads the objects and the signatures. A Deny on aws:SecureTransport
  false stops them, if it covers the objects and no other condition beside it must hold.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: deny s3:* for everybody where aws:SecureTransport is false.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1040]
mapped_from: [prowler s3_bucket_secure_transport_policy]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE NOT any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Deny'
  AND any_match(s['principals'], lambda p : p IN ('*', 'AWS:*'))
  AND any_match(s['actions'], lambda a : wildcard_match(a, 's3:GetObject'))
  AND any_match(s['actions'], lambda a : wildcard_match(a, 's3:PutObject'))
  AND any_match(s['resources'], lambda r : r LIKE '%*' AND rtrim(rtrim(r, '*'), '/') NOT LIKE '%/%')
  AND CASE WHEN s['condition'] IS NULL THEN CASE WHEN s['effect'] IS NOT NULL THEN false END
    -- Every request has the key, so …IfExists asks the same.
    ELSE json_length(s['condition']) = 1
      AND coalesce(json_length(s['condition'], 'bool'), json_length(s['condition'], 'boolifexists')) = 1
      AND any_match(texts_of_both(json_texts_or_empty(s['condition'], 'bool', 'aws:securetransport'),
        json_texts_or_empty(s['condition'], 'boolifexists', 'aws:securetransport')), lambda t : lower(t) = 'false') END)
