/*
id: aws_dms_instance_public
title: DMS replication instance has a public address
severity: high
description: The machine that holds the passwords of both databases can be reached from the internet.
remediation:
  console: 'The access is chosen at creation: create a private instance.'
  cli: aws dms create-replication-instance --no-publicly-accessible …
  terraform: Set publicly_accessible = false.
attack: [T1190]
frameworks:
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
mapped_from: [prowler dms_instance_no_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
*/
SELECT resource_uid, name, public
FROM aws_dms_instance
WHERE public
