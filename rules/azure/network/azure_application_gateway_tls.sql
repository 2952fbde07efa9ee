/*
id: azure_application_gateway_tls
title: Application gateway accepts old TLS
severity: medium
description: A gateway without a policy, or with one of before 2017, speaks TLS 1.0 and weak ciphers.
remediation:
  console: 'Application gateway > Listeners > SSL policy: choose AppGwSslPolicy20220101 or later.'
  cli: >-
    az network application-gateway ssl-policy set --gateway-name <gateway> --resource-group <group> --policy-type Predefined
    --name AppGwSslPolicy20220101
  terraform: Add ssl_policy { policy_type = "Predefined", policy_name = "AppGwSslPolicy20220101" }.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview
params:
  policies:
    type: text_list
    default: [AppGwSslPolicy20170401S, AppGwSslPolicy20220101, AppGwSslPolicy20220101S]
    meaning: predefined policies that refuse TLS below 1.2
*/
SELECT resource_uid, name, ssl_policy_type, ssl_policy, ssl_minimum
FROM azure_application_gateway
WHERE NOT (any_match($policies, lambda p : lower(p) = lower(ssl_policy)) OR ssl_policy = ''
  AND CASE WHEN ssl_minimum = '' THEN false ELSE version_at_least(ssl_minimum, '1.2') END)
