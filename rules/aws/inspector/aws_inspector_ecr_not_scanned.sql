/*
id: aws_inspector_ecr_not_scanned
title: Inspector does not scan images
severity: medium
description: Known vulnerabilities in packages stay unseen.
remediation:
  console: "Inspector > Account management: activate the scan."
  cli: aws inspector2 enable --resource-types ECR
  terraform: Add "ECR" to resource_types of aws_inspector2_enabler.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html
*/
SELECT resource_uid, name, ecr
FROM aws_inspector
WHERE NOT ecr
