/*
id: aws_emr_cluster_logging_disabled
title: EMR cluster does not keep its logs
severity: low
description: What ran and failed is lost with the cluster.
remediation:
  console: EMR > Create cluster > Cluster logs.
  cli: aws emr create-cluster --log-uri s3://<bucket>/emr/ …
  terraform: Set log_uri.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security.html
*/
SELECT resource_uid, name, log_uri
FROM aws_emr_cluster
WHERE log_uri = ''
