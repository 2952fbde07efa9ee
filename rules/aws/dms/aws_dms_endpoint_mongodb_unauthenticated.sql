/*
id: aws_dms_endpoint_mongodb_unauthenticated
title: DMS endpoint signs in at MongoDB with no password
severity: medium
description: >-
  The source takes connections of anybody, DMS among them, and nothing ties what is copied to a user.
remediation:
  console: "DMS > Endpoints > Modify: Authentication mode password."
  cli: "aws dms modify-endpoint --endpoint-arn <arn> --mongo-db-settings AuthType=password,Username=<user>,Password=<password>"
  terraform: "Set mongodb_settings { auth_type = \"password\" }."
attack: [T1078]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
*/
SELECT resource_uid, name, engine, mongo_auth
FROM aws_dms_endpoint
WHERE mongo_auth = 'no'
