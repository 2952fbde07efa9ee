/*
id: aws_msk_cluster_plaintext_allowed
title: MSK cluster accepts clients without TLS
severity: medium
description: Records can be read on the network.
remediation:
  console: 'MSK > Cluster > Properties > Security settings: TLS only.'
  cli: aws kafka update-security --cluster-arn <arn> --encryption-info EncryptionInTransit={ClientBroker=TLS}
  terraform: Set encryption_info { encryption_in_transit { client_broker = "TLS" } }.
attack: [T1040]
mapped_from: [prowler kafka_cluster_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
*/
SELECT resource_uid, name, client_broker, in_cluster_tls
FROM aws_msk_cluster
WHERE client_broker <> 'TLS' OR NOT in_cluster_tls
