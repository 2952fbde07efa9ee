/*
id: k8s_apiserver_request_timeout
title: API server waits long for requests
severity: low
description: Requests that hang hold connections; with a long limit few callers use up the server.
remediation:
  console: Leave --request-timeout at its default of a minute, or raise it to 300 seconds at most.
mapped_from: [prowler apiserver_request_timeout_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : CASE
  WHEN command_flag(c, 'request-timeout') = '' THEN false
  WHEN regexp_like(command_flag(c, 'request-timeout'), '[0-9]h|^0[a-z]*$') THEN true
  WHEN regexp_like(command_flag(c, 'request-timeout'), '^[0-9]+m([0-9]|$)')
    THEN TRY_CAST(split_part(command_flag(c, 'request-timeout'), 'm', 1) AS BIGINT) > 5
  ELSE TRY_CAST(rtrim(command_flag(c, 'request-timeout'), 's') AS DOUBLE) > 300 END)
