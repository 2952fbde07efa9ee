/*
Servers of PostgreSQL, MySQL and MariaDB, single and flexible.
  resource_type              as the provider names it
  tls_enforced               connections without TLS are refused; NULL for flexible servers, where the configuration
                             require_secure_transport says so
  minimum_tls                TLS1_0, TLS1_1, TLS1_2, TLSEnforcementDisabled (template default: TLSEnforcementDisabled); NULL for
                             flexible servers
  public_network_access      Enabled, Disabled (template default: Enabled for single servers)
  geo_redundant_backup       backups are kept in the paired region too (template default: false)
  backup_days                days for which backups are kept (template default: 7)
  infrastructure_encryption  data is encrypted twice (template default: false); NULL for flexible servers, which have
                             customer_key instead
  customer_key               data is encrypted with a key of your own; NULL for single servers, where a key is a resource of its
                             own
  high_availability          Disabled, ZoneRedundant, SameZone; NULL for single servers
  entra_login                sign-in by Entra ID is on; known for flexible PostgreSQL only
  password_login             sign-in by password is on (template default: true); known for flexible PostgreSQL only
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mariadb_server
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_server
*/
