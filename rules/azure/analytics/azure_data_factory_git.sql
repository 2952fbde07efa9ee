/*
id: azure_data_factory_git
title: Data factory keeps its pipelines in no repository
severity: low
description: A change goes live unreviewed, and what was before is gone.
remediation:
  console: 'Data factory > Manage > Git configuration: Configure.'
  cli: >-
    az datafactory configure-factory-repo --location <region> --factory-resource-id <id> --factory-git-hub-configuration
    account-name=<name> repository-name=<name> collaboration-branch=main root-folder=/
  terraform: Add github_configuration or vsts_configuration.
references:
  - https://learn.microsoft.com/azure/data-factory/source-control
*/
SELECT resource_uid, name, git
FROM azure_data_factory
WHERE NOT git
