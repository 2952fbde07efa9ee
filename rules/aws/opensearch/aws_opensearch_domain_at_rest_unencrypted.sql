/*
id: aws_opensearch_domain_at_rest_unencrypted
title: OpenSearch domain stores its data unencrypted
severity: high
description: Indices, logs, swap files and snapshots can be read by whoever gets hold of a disk.
remediation:
  console: OpenSearch > Domain > Security configuration > Encryption at rest.
  cli: aws opensearch update-domain-config --domain-name <name> --encryption-at-rest-options Enabled=true,KmsKeyId=<key>
  terraform: Add encrypt_at_rest { enabled = true }.
attack: [T1530]
frameworks:
  nist_800_53_r5: ["au_9_3", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
mapped_from: [prowler opensearch_service_domains_encryption_at_rest_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, at_rest_encryption
FROM aws_opensearch_domain
WHERE NOT at_rest_encryption
