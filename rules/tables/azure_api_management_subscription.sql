/*
Subscriptions of API Management: what a key opens.
  scope  the product or the API that it opens; /apis: all of them
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/subscriptions
*/
CREATE VIEW azure_api_management_subscription AS
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_get_str(configuration, 'properties', 'scope')) AS scope
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/subscriptions'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'display_name' AS name,
  CASE WHEN json_text_or('', configuration, 'product_id') = '' AND json_text_or('', configuration, 'api_id') = '' THEN '/apis'
    WHEN json_text_or('', configuration, 'product_id') <> '' THEN configuration ->> 'product_id'
    ELSE configuration ->> 'api_id' END AS scope
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_subscription'
