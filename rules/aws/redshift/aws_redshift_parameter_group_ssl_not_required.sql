/*
id: aws_redshift_parameter_group_ssl_not_required
title: Redshift parameter group lets clients connect without TLS
severity: medium
description: Passwords and results can be read on the network.
remediation:
  console: 'Redshift > Configurations > Workload management: require_ssl = true.'
  cli: >-
    aws redshift modify-cluster-parameter-group --parameter-group-name <name> --parameters
    ParameterName=require_ssl,ParameterValue=true
  terraform: Add parameter { name = "require_ssl", value = "true" }.
attack: [T1040]
mapped_from: [prowler redshift_cluster_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, require_ssl
FROM aws_redshift_parameter_group
WHERE NOT require_ssl
