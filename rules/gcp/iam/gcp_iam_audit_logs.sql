/*
id: gcp_iam_audit_logs
title: Project does not log who reads and writes its data
severity: medium
description: >
  Data access logs are off until somebody switches them on: reads of buckets, tables and secrets leave no trace.
remediation:
  console: "IAM > Audit logs: admin read, data read and data write for all services."
  cli: gcloud projects set-iam-policy <project> <file with auditConfigs>
frameworks:
  cis_gcp_5.0: ["2.1"]
  iso27001_2022: [A.8.16]
  pci_dss_4.0: [
    "1.5.1", "5.3.4", "7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.8", "10.2.1", "10.2.2", "10.3.1", "10.3.2",
    "10.3.3", "10.3.4", "10.4.1", "10.5.1", "10.6.3", "11.5.2", "11.6.1", "12.10.5", A1.2.1, A3.3.1, A3.5.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1, pi_1_2, pi_1_3]
mapped_from: [prowler iam_audit_logs_enabled]
references:
  - https://cloud.google.com/logging/docs/audit/configure-data-access
*/
SELECT resource_uid, project, name, target, audit
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND NOT any_match(audit, lambda a : a['service'] = 'allServices'
    AND array_has(a['types'], 'DATA_READ') AND array_has(a['types'], 'DATA_WRITE'))
