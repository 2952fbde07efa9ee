/*
id: k8s_controller_credentials
title: Controllers share one account
severity: high
description: Without accounts of their own each controller has the rights of all.
remediation:
  console: Start kube-controller-manager with --use-service-account-credentials=true.
attack: [T1078]
mapped_from: [prowler controllermanager_service_account_credentials]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : NOT command_switch(c, 'use-service-account-credentials', false))
