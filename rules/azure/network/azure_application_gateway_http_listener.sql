/*
id: azure_application_gateway_http_listener
title: Application gateway listens on plain HTTP
severity: medium
description: Visitors' requests, cookies and forms travel in clear.
remediation:
  console: 'Application gateway > Listeners: use HTTPS, and redirect HTTP to it.'
  cli: >-
    az network application-gateway http-listener update --gateway-name <gateway> --resource-group <group> --name <listener>
    --ssl-cert <cert>
  terraform: Set protocol = "Https" in http_listener.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/application-gateway/ssl-overview
*/
SELECT resource_uid, name, listeners
FROM azure_application_gateway
WHERE any_match(listeners, lambda l : l = 'http')
