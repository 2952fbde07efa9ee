/*
id: gcp_iam_audit_logs
title: Project does not log who reads and writes its data
severity: medium
description: >
  Data access logs are off until somebody switches them on: reads of buckets, tables and secrets leave no trace. Members that are exempted leave none either.
remediation:
  console: "IAM > Audit logs: admin read, data read and data write for all services."
  cli: gcloud projects set-iam-policy <project> <file with auditConfigs>
mapped_from: [prowler iam_audit_logs_enabled]
references:
  - https://cloud.google.com/logging/docs/audit/configure-data-access
*/
SELECT resource_uid, project, name, target, audit
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND NOT any_match(audit, lambda a : a['service'] = 'allServices'
    AND array_has(a['types'], 'DATA_READ') AND array_has(a['types'], 'DATA_WRITE') AND NOT a['exempt'])
