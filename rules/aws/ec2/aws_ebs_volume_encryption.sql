/*
id: aws_ebs_volume_encryption
title: Volume is not encrypted
severity: medium
description: >-
  Data lies in clear on the disks and in every snapshot, and a snapshot that is shared by mistake can be read by its receiver.
remediation:
  console: >-
    EC2 > Volumes: make a snapshot, copy it with encryption, make a volume of the copy; turn on encryption by default under
    EC2 > Settings.
  cli: aws ec2 enable-ebs-encryption-by-default
  terraform: Set encrypted = true on aws_ebs_volume.
attack: [T1119]
frameworks:
  nist_800_53_r5: ["au_9_3", "cm_6_a", "cm_9_b", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_c_1", "164_312_c_2", "164_312_e_2_ii"]
  gdpr: ["article_32"]
  soc2: ["pi_1_5"]
mapped_from: [prowler ec2_ebs_volume_encryption]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html
*/
SELECT resource_uid, name, encrypted
FROM aws_ebs_volume
WHERE NOT encrypted
