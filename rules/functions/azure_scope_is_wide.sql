/*
Whether a scope is a subscription, a management group or the tenant; NULL: not known. References are those that the adapters write.
  scope  /subscriptions/…, ref:azurerm_key_vault.shop.id, ref:microsoft.keyvault/vaults/shop
https://learn.microsoft.com/azure/role-based-access-control/scope-overview
*/
CREATE FUNCTION azure_scope_is_wide(scope VARCHAR) RETURNS BOOLEAN RETURN
  CASE
    WHEN scope NOT LIKE 'ref:%' THEN scope NOT ILIKE '%/resourceGroups/%'
    WHEN regexp_like(lower(scope), 'azurerm_(subscription|management_group)[._]|^ref:microsoft\.(management/managementgroups|resources/subscriptions|subscription/)') THEN true
    WHEN regexp_like(lower(scope), '(^ref:|[. ])(azurerm|azapi|microsoft)[._]') THEN false END
