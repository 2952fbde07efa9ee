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
frameworks:
  nist_800_53_r5:
    ["ac_4", "ac_4_22", "ac_24_1", "au_9_3", "ca_9_b", "pm_17_b", "sc_7_4_b", "sc_7_4_g", "sc_8", "sc_8_1", "sc_8_2", "sc_8_3",
    "sc_8_4", "sc_8_5", "sc_13_a", "sc_23", "si_1_a_2"]
  iso27001_2022: ["A.8.12", "A.8.24"]
  pci_dss_4.0: ["1.2.5", "2.2.5", "2.2.7", "4.2.1.1", "4.2.1", "8.3.2"]
  hipaa: ["164_308_a_4_ii_a", "164_312_e_1"]
  gdpr: ["article_32"]
mapped_from: [prowler opensearch_service_domains_node_to_node_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, node_to_node_encryption
FROM aws_opensearch_domain
WHERE NOT node_to_node_encryption
