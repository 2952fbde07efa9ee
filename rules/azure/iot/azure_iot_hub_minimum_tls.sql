/*
id: azure_iot_hub_minimum_tls
title: IoT hub takes TLS before 1.2
severity: medium
description: 'Older versions of TLS are broken: whoever sits on the way reads and changes what devices send.'
remediation:
  console: Make the hub anew with a minimum TLS version of 1.2.
  terraform: 'Set min_tls_version = "1.2".'
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/iot-hub/iot-hub-tls-support
*/
SELECT resource_uid, name, minimum_tls
FROM azure_iot_hub
WHERE minimum_tls = '' OR NOT version_at_least(minimum_tls, '1.2')
