//! Companions of Terraform's provider azurerm.

use crate::adapter::companion::link::{Link, link, siblings};

const STORAGE: &[&str] = &["azurerm_storage_account"];
const APPS: &[&str] = &[
    "azurerm_app_service",
    "azurerm_function_app",
    "azurerm_linux_function_app",
    "azurerm_linux_web_app",
    "azurerm_logic_app_standard",
    "azurerm_windows_function_app",
    "azurerm_windows_web_app",
];

/// Links of azurerm. What the paths of parents mean, the tables say.
pub const AZURERM: [Link; 18] = [
    link(
        "azurerm_storage_account_network_rules",
        "storage_account_id",
        STORAGE,
        &["id"],
        &[("", "network_rules.0")],
    ),
    link(
        "azurerm_storage_account_network_rules",
        "storage_account_name",
        STORAGE,
        &["name"],
        &[("", "network_rules.0")],
    ),
    link(
        "azurerm_storage_account_customer_managed_key",
        "storage_account_id",
        STORAGE,
        &["id"],
        &[("", "customer_managed_key.0")],
    ),
    link(
        "azurerm_storage_account_queue_properties",
        "storage_account_id",
        STORAGE,
        &["id"],
        &[("", "queue_properties.0")],
    ),
    link(
        "azurerm_key_vault_access_policy",
        "key_vault_id",
        &["azurerm_key_vault"],
        &["id"],
        &[("", "access_policy.[]")],
    ),
    link(
        "azurerm_subnet_network_security_group_association",
        "subnet_id",
        &["azurerm_subnet"],
        &["id"],
        &[("network_security_group_id", "network_security_group_id")],
    ),
    link(
        "azurerm_network_interface_security_group_association",
        "network_interface_id",
        &["azurerm_network_interface"],
        &["id"],
        &[("network_security_group_id", "network_security_group_id")],
    ),
    Link {
        only: Some(("access", "Deny")),
        ..siblings(
            "azurerm_network_security_rule",
            "network_security_group_name",
            &["azurerm_network_security_rule"],
        )
    },
    link(
        "azurerm_cognitive_account_customer_managed_key",
        "cognitive_account_id",
        &["azurerm_cognitive_account"],
        &["id"],
        &[("", "customer_managed_key.0")],
    ),
    link(
        "azurerm_eventhub_namespace_customer_managed_key",
        "eventhub_namespace_id",
        &["azurerm_eventhub_namespace"],
        &["id"],
        &[("", "customer_managed_key.0")],
    ),
    link(
        "azurerm_servicebus_namespace_customer_managed_key",
        "namespace_id",
        &["azurerm_servicebus_namespace"],
        &["id"],
        &[("", "customer_managed_key.0")],
    ),
    link(
        "azurerm_data_factory_customer_managed_key",
        "data_factory_id",
        &["azurerm_data_factory"],
        &["id"],
        &[("customer_managed_key_id", "customer_managed_key_id")],
    ),
    link(
        "azurerm_virtual_network_dns_servers",
        "virtual_network_id",
        &["azurerm_virtual_network"],
        &["id"],
        &[("dns_servers", "dns_servers")],
    ),
    link(
        "azurerm_databricks_workspace_root_dbfs_customer_managed_key",
        "workspace_id",
        &["azurerm_databricks_workspace"],
        &["id"],
        &[("", "root_dbfs_customer_managed_key.0")],
    ),
    link(
        "azurerm_app_service_virtual_network_swift_connection",
        "app_service_id",
        APPS,
        &["id"],
        &[("subnet_id", "virtual_network_subnet_id")],
    ),
    link(
        "azurerm_mssql_server_transparent_data_encryption",
        "server_id",
        &["azurerm_mssql_server"],
        &["id"],
        &[("key_vault_key_id", "transparent_data_encryption_key_vault_key_id")],
    ),
    link(
        "azurerm_mssql_server_extended_auditing_policy",
        "server_id",
        &["azurerm_mssql_server", "azurerm_sql_server"],
        &["id"],
        &[("", "$auditing.0")],
    ),
    link(
        "azurerm_sql_active_directory_administrator",
        "server_name",
        &["azurerm_sql_server"],
        &["name"],
        &[("", "$administrator.0")],
    ),
];
