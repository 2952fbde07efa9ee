/*
id: azure_api_management_subscription_all
title: Key of API Management opens all APIs
severity: medium
description: A key that is lost opens every API of the service, those that its holder never calls too.
remediation:
  console: 'API Management > Subscriptions > subscription: scope to a product or an API.'
  terraform: Set product_id or api_id of azurerm_api_management_subscription.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-subscriptions
*/
SELECT resource_uid, name, scope
FROM azure_api_management_subscription
-- the service itself is the scope of the built-in subscription to everything
WHERE regexp_like(scope, '(^|/)apis/?$') OR regexp_like(scope, '/service/[^/]+/?$')
