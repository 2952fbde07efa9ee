/*
id: aws_opensearch_domain_audit_log_disabled
title: OpenSearch domain keeps no audit log
severity: medium
description: Who searched and changed what leaves no trace. Audit logs need fine-grained access control.
remediation:
  console: 'OpenSearch > Domain > Logs > Audit logs: Enable.'
  cli: >-
    aws opensearch update-domain-config --domain-name <name> --log-publishing-options
    AUDIT_LOGS={CloudWatchLogsLogGroupArn=<group>,Enabled=true}
  terraform: Add log_publishing_options { log_type = "AUDIT_LOGS" }.
attack: [T1562]
mapped_from: [prowler opensearch_service_domains_audit_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, audit_log
FROM aws_opensearch_domain
WHERE NOT audit_log
