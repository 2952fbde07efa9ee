/*
id: aws_msk_cluster_public
title: MSK cluster is reachable from the internet
severity: high
description: Brokers have public addresses.
remediation:
  console: 'MSK > Cluster > Properties > Networking settings: Edit public access.'
  cli: aws kafka update-connectivity --cluster-arn <arn> --connectivity-info PublicAccess={Type=DISABLED}
  terraform: Set public_access { type = "DISABLED" }.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
*/
SELECT resource_uid, name, public_access
FROM aws_msk_cluster
WHERE public_access <> 'DISABLED'
