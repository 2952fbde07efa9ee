/*
id: aws_emr_block_public_access_off
title: EMR does not block public access to its clusters
severity: medium
description: A security group that lets everybody in stops no cluster from starting.
remediation:
  console: "EMR > Block public access: Edit."
  cli: aws emr put-block-public-access-configuration --block-public-access-configuration BlockPublicSecurityGroupRules=true
  terraform: Set block_public_security_group_rules = true.
attack: [T1190]
mapped_from: [prowler emr_cluster_account_public_block_enabled]
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
*/
SELECT resource_uid, name, blocked
FROM aws_emr_block_public_access
WHERE NOT blocked
