/*
id: k8s_service_account_token
title: Service account gives its token to every pod
severity: low
description: Unless the account or the pod says otherwise, each pod of the account holds a token for the API server.
remediation:
  console: Set automountServiceAccountToken to false in the service account; pods that need the API ask for it.
  cli: "kubectl patch serviceaccount <name> -p '{\"automountServiceAccountToken\": false}'"
  terraform: |
    resource "kubernetes_service_account" "web" {
      automount_service_account_token = false
    }
attack: [T1528]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
*/
SELECT resource_uid, namespace, name
FROM k8s_service_account
WHERE automount_token
