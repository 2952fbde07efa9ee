/*
id: aws_msk_connector_unauthenticated
title: Connector of MSK Connect does not sign in to the cluster
severity: medium
description: The cluster must let everybody in who reaches it.
remediation:
  console: "MSK > Connectors: make it again with IAM."
  cli: aws kafkaconnect create-connector --cli-input-json file://connector.json
  terraform: Set kafka_cluster_client_authentication { authentication_type = "IAM" }.
attack: [T1078]
references:
  - https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-connectors.html
*/
SELECT resource_uid, name, authentication
FROM aws_msk_connector
WHERE authentication = 'NONE'
