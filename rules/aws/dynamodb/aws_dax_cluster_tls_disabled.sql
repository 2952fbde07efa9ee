/*
id: aws_dax_cluster_tls_disabled
title: DAX cluster accepts connections without TLS
severity: medium
description: Items travel between application and cache in the clear.
remediation:
  console: 'Chosen at creation: create a new cluster with encryption in transit.'
  cli: aws dax create-cluster --cluster-name <name> --cluster-endpoint-encryption-type TLS …
  terraform: Set cluster_endpoint_encryption_type = "TLS".
attack: [T1040]
mapped_from: [prowler dynamodb_accelerator_cluster_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, endpoint_tls
FROM aws_dax_cluster
WHERE endpoint_tls <> 'TLS'
