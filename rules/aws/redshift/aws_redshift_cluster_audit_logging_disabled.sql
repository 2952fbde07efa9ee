/*
id: aws_redshift_cluster_audit_logging_disabled
title: Redshift cluster does not log connections and queries
severity: medium
description: Misuse of the warehouse leaves no trace that outlives the cluster's own tables.
remediation:
  console: Redshift > Clusters > Properties > Edit audit logging.
  cli: >-
    aws redshift enable-logging --cluster-identifier <name> --log-destination-type cloudwatch --log-exports connectionlog
    userlog useractivitylog
  terraform: Add an aws_redshift_logging for the cluster.
attack: [T1562]
frameworks:
  nist_800_53_r5:
    ["ac_2_4", "ac_3_1", "ac_3_10", "ac_4_26", "ac_6_9", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d", "au_3_e", "au_3_f",
    "au_6_3", "au_6_4", "au_6_6", "au_6_9", "au_8_b", "au_9_3", "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2", "au_12_3",
    "au_12_4", "au_14_a", "au_14_b", "au_14_3", "ca_7_b", "cm_5_1_b", "cp_9_d", "ia_3_3_b", "ma_4_1_a", "pm_14_a_1", "pm_14_b",
    "pm_31", "sc_7_9_b", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_1_1_c", "si_3_8_b", "si_4_2", "si_4_17", "si_4_20",
    "si_7_8", "si_10_1_c", "si_19_4"]
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa:
    ["164_308_a_1_ii_b", "164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_b",
    "164_312_e_2_ii"]
  gdpr: ["article_30", "article_32"]
  soc2: ["cc_7_2"]
mapped_from: [prowler redshift_cluster_audit_logging]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, audit_logging
FROM aws_redshift_cluster
WHERE NOT audit_logging
