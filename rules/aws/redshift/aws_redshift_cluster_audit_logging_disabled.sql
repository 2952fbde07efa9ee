/*
id: aws_redshift_cluster_audit_logging_disabled
title: Redshift cluster does not log connections and queries
severity: medium
description: Misuse of the warehouse leaves no trace that outlives the cluster's own tables.
remediation:
  console: Redshift > Clusters > Properties > Edit audit logging.
  cli: >-
    aws redshift enable-logging --cluster-identifier <name> --log-destination-type cloudwatch --log-exports connectionlog
    userlog useractivitylog
  terraform: Add an aws_redshift_logging for the cluster.
attack: [T1562]
mapped_from: [prowler redshift_cluster_audit_logging]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, audit_logging
FROM aws_redshift_cluster
WHERE NOT audit_logging
