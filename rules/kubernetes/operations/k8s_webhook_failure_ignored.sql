/*
id: k8s_webhook_failure_ignored
title: Admission check is passed over while it cannot be reached
severity: low
description: Whoever keeps the check's service busy, or waits until it is down, creates what it would have refused.
remediation:
  console: "Set failurePolicy: Fail, and keep the service of the webhook available; leave kube-system out by a namespace selector."
attack: [T1562]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy
*/
SELECT resource_uid, name, failure_policies
FROM k8s_webhook
WHERE any_match(failure_policies, lambda f : f = 'Ignore')
