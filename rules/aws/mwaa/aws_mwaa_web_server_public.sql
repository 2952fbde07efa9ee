/*
id: aws_mwaa_web_server_public
title: Web server of Airflow is reachable from the internet
severity: medium
description: Whoever has credentials of the account, stolen ones too, can run workflows from anywhere.
remediation:
  console: "MWAA > Environments > Edit > Web server access: Private network."
  cli: aws mwaa update-environment --name <name> --webserver-access-mode PRIVATE_ONLY
  terraform: Set webserver_access_mode = "PRIVATE_ONLY".
attack: [T1133]
references:
  - https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
*/
SELECT resource_uid, name, access
FROM aws_mwaa_environment
WHERE access <> 'PRIVATE_ONLY'
