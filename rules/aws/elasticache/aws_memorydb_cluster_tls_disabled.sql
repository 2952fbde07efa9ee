/*
id: aws_memorydb_cluster_tls_disabled
title: MemoryDB cluster accepts connections without TLS
severity: medium
description: Passwords and data can be read on the network.
remediation:
  console: 'TLS is chosen at creation: restore a snapshot into a new cluster.'
  cli: aws memorydb create-cluster --tls-enabled …
  terraform: Leave tls_enabled at its default true.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html
*/
SELECT resource_uid, name, tls
FROM aws_memorydb_cluster
WHERE NOT tls
