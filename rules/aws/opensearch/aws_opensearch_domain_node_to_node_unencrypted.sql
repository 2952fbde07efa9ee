/*
id: aws_opensearch_domain_node_to_node_unencrypted
title: Nodes of an OpenSearch domain speak without TLS
severity: medium
description: Data between nodes can be read on the network of the VPC.
remediation:
  console: OpenSearch > Domain > Security configuration > Node-to-node encryption.
  cli: aws opensearch update-domain-config --domain-name <name> --node-to-node-encryption-options Enabled=true
  terraform: Add node_to_node_encryption { enabled = true }.
attack: [T1040]
mapped_from: [prowler opensearch_service_domains_node_to_node_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, node_to_node_encryption
FROM aws_opensearch_domain
WHERE NOT node_to_node_encryption
