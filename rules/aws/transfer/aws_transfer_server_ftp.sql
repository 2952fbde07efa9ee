/*
id: aws_transfer_server_ftp
title: Transfer server speaks plain FTP
severity: medium
description: Passwords and files can be read on the way.
remediation:
  console: 'Transfer Family > Servers > Edit protocols: SFTP or FTPS.'
  cli: aws transfer update-server --server-id <id> --protocols SFTP
  terraform: Leave FTP out of protocols.
attack: [T1040]
mapped_from: [prowler transfer_server_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html
*/
SELECT resource_uid, name, protocols
FROM aws_transfer_server
WHERE array_has(protocols, 'FTP')
