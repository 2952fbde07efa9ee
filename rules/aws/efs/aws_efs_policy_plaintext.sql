/*
id: aws_efs_policy_plaintext
title: Policy of an EFS file system lets clients in without TLS
severity: medium
description: Files can be read on the way. A Deny on aws:SecureTransport false stops such clients.
remediation:
  console: "EFS > File systems > File system policy: Enforce in-transit encryption for all clients."
  cli: aws efs put-file-system-policy --file-system-id <id> --policy file://policy.json
  terraform: Add the Deny to aws_efs_file_system_policy.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
*/
SELECT resource_uid, name, policy
FROM aws_efs_policy
WHERE array_length(iam_policy_statements(policy)) > 0
  AND NOT any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Deny'
    AND any_match(s['principals'], lambda p : p IN ('*', 'AWS:*'))
    AND any_match(s['actions'], lambda a : wildcard_match(a, 'elasticfilesystem:ClientMount'))
    AND CASE WHEN s['condition'] IS NULL THEN CASE WHEN s['effect'] IS NOT NULL THEN false END
      ELSE json_length(s['condition']) = 1 AND json_length(s['condition'], 'bool') = 1
        AND any_match(json_texts_or_empty(s['condition'], 'bool', 'aws:securetransport'), lambda t : lower(t) = 'false') END)
