/*
Certificates of API Management: those of its own host names, and those that it keeps for policies.
  expires  list of moments at which they end; NULL: not in the record
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service
*/
CREATE VIEW azure_api_management_certificate AS
SELECT resource_uid, configuration ->> 'name' AS name,
  array_filter(array_transform(json_get_array(configuration, 'properties', 'hostnameConfigurations'), lambda h :
    json_get_str(h, 'certificate', 'expiry')), lambda e : e IS NOT NULL) AS expires
FROM changes
WHERE shape = 'azure' AND resource_type = 'microsoft.apimanagement/service'
  AND any_match(json_array_or_empty(configuration, 'properties', 'hostnameConfigurations'), lambda h : json_has(h, 'certificate'))
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  array_filter(make_array(json_get_str(configuration, 'properties', 'expirationDate')), lambda e : e IS NOT NULL) AS expires
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.apimanagement/service/certificates'
