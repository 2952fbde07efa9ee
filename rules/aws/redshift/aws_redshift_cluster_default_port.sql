/*
id: aws_redshift_cluster_default_port
title: Redshift cluster listens on the default port
severity: low
description: >-
  Who looks for databases tries this port first. Another one is no protection, but quieter.
remediation:
  console: "Redshift > cluster > Modify: Database port."
  cli: "aws redshift modify-cluster --cluster-identifier <id> --port 8192"
  terraform: "Set port of the aws_redshift_cluster."
references:
  - https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
*/
SELECT resource_uid, name, port
FROM aws_redshift_cluster
WHERE port = 5439
