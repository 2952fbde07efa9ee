/*
id: k8s_kubelet_event_rate
title: Kubelet sends any number of events
severity: low
description: Without a limit a container that fails in a loop floods the API server and hides what else happens.
remediation:
  console: Set eventRecordQPS to 5 or to what the cluster bears.
mapped_from: [prowler kubelet_event_record_qps]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, event_rate
FROM k8s_kubelet
WHERE event_rate = 0
