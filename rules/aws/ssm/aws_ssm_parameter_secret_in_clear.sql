/*
id: aws_ssm_parameter_secret_in_clear
title: Parameter whose name suggests a secret is not a SecureString
severity: medium
description: Everybody who may read parameters reads it, without any right on a key.
remediation:
  console: 'Systems Manager > Parameter Store: create the parameter as SecureString.'
  cli: aws ssm put-parameter --name <name> --type SecureString --value <secret> --overwrite
  terraform: Set type = "SecureString".
attack: [T1552]
references:
  - https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
params:
  names:
    type: text
    default: "(password|passwd|secret|token|api_?key|access_?key|private_?key|credential)"
    meaning: pattern of parameter names that suggest a secret
*/
SELECT resource_uid, name, parameter, type
FROM aws_ssm_parameter
WHERE type <> 'SecureString' AND regexp_like(parameter, $names, 'i') AND NOT names_no_secret(parameter)
