/*
id: azure_iot_hub_local_auth
title: IoT hub takes shared access keys
severity: medium
description: A key opens the hub to everybody who has it, from the day it leaks to the day it is renewed.
remediation:
  console: 'az resource update: set properties.disableLocalAuth to true.'
  terraform: Set local_authentication_enabled = false.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/iot-hub/authenticate-authorize-azure-ad
*/
SELECT resource_uid, name, local_auth
FROM azure_iot_hub
WHERE local_auth
