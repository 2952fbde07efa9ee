/*
Administrators of a subscription in the classic manner.
  role  ServiceAdministrator, CoAdministrator, AccountAdministrator; several joined by semicolons
https://learn.microsoft.com/rest/api/authorization/classic-administrators/list
*/
CREATE VIEW azure_classic_administrator AS
SELECT resource_uid, configuration ->> 'name' AS name, json_get_str(configuration, 'properties', 'role') AS role
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.authorization/classicadministrators'
