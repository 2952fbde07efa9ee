/*
id: aws_ebs_default_encryption_off
title: Account does not encrypt new volumes by default
severity: medium
description: Every volume is encrypted only if whoever makes it thinks of it.
remediation:
  console: 'EC2 > Settings > Data protection and security > EBS encryption: Always encrypt new EBS volumes.'
  cli: aws ec2 enable-ebs-encryption-by-default
  terraform: Add aws_ebs_encryption_by_default with enabled = true.
attack: [T1119]
frameworks:
  cis_aws_7.0: ["6.1.1"]
  nist_800_53_r5: ["au_9_3", "cm_6_a", "cm_9_b", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
mapped_from: [prowler ec2_ebs_default_encryption]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/encryption-by-default.html
*/
SELECT resource_uid, name, enabled
FROM aws_ebs_default_encryption
WHERE NOT enabled
