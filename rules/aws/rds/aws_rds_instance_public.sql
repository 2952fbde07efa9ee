/*
id: aws_rds_instance_public
title: RDS instance has a public address
severity: critical
description: >-
  The database can be reached from the internet by everybody whom its security group lets in, and a leaked or guessed password
  is all that it takes.
remediation:
  console: 'RDS > Databases > Modify > Connectivity > Additional configuration: Not publicly accessible.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --no-publicly-accessible --apply-immediately
  terraform: Set publicly_accessible = false in the aws_db_instance.
attack: [T1190]
frameworks:
  cis_aws_7.0: ["3.2.3"]
  nist_800_53_r5:
    ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "mp_2", "sc_7_2",
    "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26",
    "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
  hipaa: ["164_308_a_3_i", "164_312_a_1"]
  soc2: ["cc_6_2"]
mapped_from: [prowler rds_instance_no_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
*/
SELECT resource_uid, name, public
FROM aws_rds_instance
WHERE public
