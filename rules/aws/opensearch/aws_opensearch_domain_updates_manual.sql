/*
id: aws_opensearch_domain_updates_manual
title: OpenSearch domain does not update its service software by itself
severity: low
description: Fixes of the service wait until somebody thinks of them.
remediation:
  console: "OpenSearch > Domain > Off-peak window: Automatic software update."
  cli: aws opensearch update-domain-config --domain-name <name> --software-update-options AutoSoftwareUpdateEnabled=true
  terraform: Set software_update_options { auto_software_update_enabled = true }.
references:
  - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/off-peak.html
*/
SELECT resource_uid, name, updates
FROM aws_opensearch_domain
WHERE NOT updates
