/*
id: azure_app_service_cors_any_origin
title: Scripts of every site may call a web app
severity: medium
description: Any page that a visitor opens can read what the app answers.
remediation:
  console: 'App Service > CORS: list your own origins.'
  cli: az webapp cors remove --resource-group <group> --name <app> --allowed-origins "*"
  terraform: Set site_config { cors { allowed_origins = ["https://…"] } }.
references:
  - https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api
*/
SELECT resource_uid, name, cors_origins
FROM azure_app_service_configuration
WHERE any_match(cors_origins, lambda o : o = '*')
