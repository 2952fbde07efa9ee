/*
id: aws_inspector_code_not_scanned
title: Inspector does not scan the code of functions
severity: medium
description: Mistakes in the code and secrets in it stay unseen.
remediation:
  console: "Inspector > Account management: activate the scan."
  cli: aws inspector2 enable --resource-types LAMBDA_CODE
  terraform: Add "LAMBDA_CODE" to resource_types of aws_inspector2_enabler.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html
*/
SELECT resource_uid, name, code
FROM aws_inspector
WHERE NOT code
