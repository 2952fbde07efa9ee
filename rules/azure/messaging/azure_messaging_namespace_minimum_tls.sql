/*
id: azure_messaging_namespace_minimum_tls
title: Messaging namespace accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Namespace > Configuration: Minimum TLS version 1.2.'
  cli: az servicebus namespace update --resource-group <group> --name <namespace> --minimum-tls-version 1.2
  terraform: Set minimum_tls_version = "1.2".
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/transport-layer-security-enforce-minimum-version
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_messaging_namespace
WHERE NOT version_at_least(minimum_tls, $least)
