/*
id: aws_msk_connector_plaintext
title: Connector of MSK Connect talks to the cluster in the clear
severity: medium
description: Records can be read on the way.
remediation:
  console: "MSK > Connectors: make it again with TLS."
  cli: aws kafkaconnect create-connector --cli-input-json file://connector.json
  terraform: Set kafka_cluster_encryption_in_transit { encryption_type = "TLS" }.
attack: [T1040]
mapped_from: [prowler kafka_connector_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-connectors.html
*/
SELECT resource_uid, name, encryption
FROM aws_msk_connector
WHERE encryption = 'PLAINTEXT'
