/*
id: aws_opensearch_domain_few_data_nodes
title: OpenSearch domain has fewer than three data nodes or one zone
severity: low
description: When a node or its zone fails, the domain loses data or stops writing.
remediation:
  console: OpenSearch > Domain > Cluster configuration.
  cli: aws opensearch update-domain-config --domain-name <name> --cluster-config InstanceCount=3,ZoneAwarenessEnabled=true
  terraform: Set cluster_config { instance_count = 3, zone_awareness_enabled = true }.
mapped_from: [prowler opensearch_service_domains_fault_tolerant_data_nodes]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
params:
  min_nodes: {type: integer, default: 3, meaning: fewest data nodes}
*/
SELECT resource_uid, name, data_nodes, zone_awareness
FROM aws_opensearch_domain
WHERE data_nodes < $min_nodes OR NOT zone_awareness
