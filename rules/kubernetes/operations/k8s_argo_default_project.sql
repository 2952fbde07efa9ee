/*
id: k8s_argo_default_project
title: Argo CD application lies in the project default
severity: medium
description: The project default lets an application apply everything everywhere.
remediation:
  console: Make a project that lists repositories and namespaces, and name it.
references:
  - https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project
*/
SELECT resource_uid, namespace, name, project, repositories
FROM k8s_argo
WHERE kind = 'Application' AND project = 'default'
