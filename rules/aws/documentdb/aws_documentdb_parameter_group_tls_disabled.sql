/*
id: aws_documentdb_parameter_group_tls_disabled
title: Parameter group switches off the TLS of DocumentDB clusters
severity: medium
description: Passwords and documents travel in clear between the clients and every cluster that uses the group.
remediation:
  console: "DocumentDB > Parameter groups: tls = enabled, then reboot the instances of its clusters."
  cli: "aws docdb modify-db-cluster-parameter-group --db-cluster-parameter-group-name <name> --parameters ParameterName=tls,ParameterValue=enabled,ApplyMethod=pending-reboot"
  terraform: Remove the parameter tls, or set it to enabled.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
*/
SELECT resource_uid, name, family, tls
FROM aws_documentdb_parameter_group
WHERE tls = 'disabled'
