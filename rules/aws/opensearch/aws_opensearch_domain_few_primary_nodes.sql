/*
id: aws_opensearch_domain_few_primary_nodes
title: OpenSearch domain has fewer than three dedicated primary nodes
severity: low
description: Data nodes that also rule the cluster fall behind under load, and two primary nodes cannot outvote each other when one fails.
remediation:
  console: "OpenSearch > Domain > Edit cluster configuration: Dedicated master nodes, 3."
  cli: aws opensearch update-domain-config --domain-name <name> --cluster-config DedicatedMasterEnabled=true,DedicatedMasterCount=3
  terraform: Set cluster_config { dedicated_master_enabled = true, dedicated_master_count = 3 }.
mapped_from: [prowler opensearch_service_domains_fault_tolerant_master_nodes]
references:
  - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
params:
  min_nodes: {type: integer, default: 3, meaning: fewest dedicated primary nodes}
*/
SELECT resource_uid, name, primary_nodes
FROM aws_opensearch_domain
WHERE primary_nodes < $min_nodes
