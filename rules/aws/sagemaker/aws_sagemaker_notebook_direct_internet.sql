/*
id: aws_sagemaker_notebook_direct_internet
title: SageMaker notebook reaches the internet past your VPC
severity: high
description: Data can leave unseen, and code comes from everywhere.
remediation:
  console: 'The setting is chosen at creation: create another notebook instance.'
  cli: aws sagemaker create-notebook-instance --direct-internet-access Disabled …
  terraform: Set direct_internet_access = "Disabled".
attack: [T1567]
frameworks:
  nist_800_53_r5:
    ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "mp_2", "sc_7_2",
    "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26",
    "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
mapped_from: [prowler sagemaker_notebook_instance_without_direct_internet_access_configured]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, direct_internet
FROM aws_sagemaker_notebook
WHERE direct_internet = 'Enabled'
