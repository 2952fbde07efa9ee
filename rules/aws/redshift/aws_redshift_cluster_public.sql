/*
id: aws_redshift_cluster_public
title: Redshift cluster has a public address
severity: critical
description: The warehouse can be reached from the internet by everybody whom its security group lets in.
remediation:
  console: Redshift > Clusters > Actions > Modify publicly accessible setting.
  cli: aws redshift modify-cluster --cluster-identifier <name> --no-publicly-accessible
  terraform: Set publicly_accessible = false in the aws_redshift_cluster.
attack: [T1190]
mapped_from: [prowler redshift_cluster_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, public
FROM aws_redshift_cluster
WHERE public
