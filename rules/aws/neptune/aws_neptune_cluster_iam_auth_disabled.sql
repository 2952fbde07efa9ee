/*
id: aws_neptune_cluster_iam_auth_disabled
title: Neptune cluster does not ask for IAM credentials
severity: medium
description: Everybody who reaches the port reads and writes the graph.
remediation:
  console: Neptune > Clusters > Modify > IAM DB authentication.
  cli: aws neptune modify-db-cluster --db-cluster-identifier <name> --enable-iam-database-authentication
  terraform: Set iam_database_authentication_enabled = true in the aws_neptune_cluster.
attack: [T1078]
mapped_from: [prowler neptune_cluster_iam_authentication_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
*/
SELECT resource_uid, name, iam_auth
FROM aws_neptune_cluster
WHERE NOT iam_auth
