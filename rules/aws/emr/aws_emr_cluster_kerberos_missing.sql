/*
id: aws_emr_cluster_kerberos_missing
title: EMR cluster does not check who its users are
severity: medium
description: Everybody who reaches a node acts as any Hadoop user.
remediation:
  console: EMR > Create cluster > Security configuration with Kerberos.
  cli: aws emr create-cluster --kerberos-attributes Realm=EC2.INTERNAL,KdcAdminPassword=<password> …
  terraform: Add kerberos_attributes.
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security.html
*/
SELECT resource_uid, name, kerberos
FROM aws_emr_cluster
WHERE NOT kerberos
