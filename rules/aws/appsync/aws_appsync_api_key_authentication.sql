/*
id: aws_appsync_api_key_authentication
title: GraphQL API is protected by an API key only
severity: medium
description: The key stands in the application and is soon known to everybody.
remediation:
  console: AppSync > API > Settings > Primary authorization mode.
  cli: aws appsync update-graphql-api --api-id <id> --authentication-type AWS_IAM …
  terraform: Set authentication_type = "AWS_IAM".
attack: [T1078]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
*/
SELECT resource_uid, name, authentication
FROM aws_appsync_api
WHERE authentication = 'API_KEY'
