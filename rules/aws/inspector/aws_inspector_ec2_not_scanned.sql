/*
id: aws_inspector_ec2_not_scanned
title: Inspector does not scan instances
severity: medium
description: Known vulnerabilities and, on the network, open paths stay unseen.
remediation:
  console: "Inspector > Account management: activate the scan."
  cli: aws inspector2 enable --resource-types EC2
  terraform: Add "EC2" to resource_types of aws_inspector2_enabler.
attack: [T1190]
mapped_from: [prowler inspector2_is_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html
*/
SELECT resource_uid, name, ec2
FROM aws_inspector
WHERE NOT ec2
