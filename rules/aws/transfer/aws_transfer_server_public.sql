/*
id: aws_transfer_server_public
title: Transfer server is reachable from the internet
severity: medium
description: Passwords and keys can be guessed from everywhere.
remediation:
  console: 'Transfer Family > Servers > Edit endpoint: VPC hosted.'
  cli: aws transfer update-server --server-id <id> --endpoint-type VPC --endpoint-details …
  terraform: Set endpoint_type = "VPC".
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html
*/
SELECT resource_uid, name, endpoint
FROM aws_transfer_server
WHERE endpoint = 'PUBLIC'
