/*
id: aws_elasticache_replication_group_transit_unencrypted
title: ElastiCache replication group accepts connections without TLS
severity: medium
description: Passwords and data can be read on the network.
remediation:
  console: ElastiCache > Modify > Encryption in transit.
  cli: >-
    aws elasticache modify-replication-group --replication-group-id <name> --transit-encryption-enabled --transit-encryption-
    mode required
  terraform: Set transit_encryption_enabled = true.
attack: [T1040]
frameworks:
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["2.2.7", "4.2.1.1", "4.2.1", "8.3.2"]
  soc2: ["cc_6_7"]
mapped_from: [prowler elasticache_redis_cluster_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, transit_encryption
FROM aws_elasticache_replication_group
WHERE NOT transit_encryption
