/*
id: aws_redshift_cluster_public
title: Redshift cluster has a public address
severity: high
description: The warehouse can be reached from the internet by everybody whom its security group lets in.
remediation:
  console: Redshift > Clusters > Actions > Modify publicly accessible setting.
  cli: aws redshift modify-cluster --cluster-identifier <name> --no-publicly-accessible
  terraform: Set publicly_accessible = false in the aws_redshift_cluster.
attack: [T1190]
frameworks:
  nist_800_53_r5:
    ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "mp_2", "sc_7_2",
    "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26",
    "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
mapped_from: [prowler redshift_cluster_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, public
FROM aws_redshift_cluster
WHERE public
