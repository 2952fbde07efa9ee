/*
id: aws_msk_cluster_unauthenticated
title: MSK cluster lets clients connect without credentials
severity: high
description: Everybody who reaches a broker reads and writes topics.
remediation:
  console: 'MSK > Cluster > Properties > Security settings: Unauthenticated access off.'
  cli: aws kafka update-security --cluster-arn <arn> --client-authentication Unauthenticated={Enabled=false}
  terraform: Set client_authentication { unauthenticated = false }.
attack: [T1078]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
*/
SELECT resource_uid, name, unauthenticated
FROM aws_msk_cluster
WHERE unauthenticated
