/*
id: k8s_apiserver_weak_ciphers
title: API server takes weak TLS ciphers
severity: medium
description: A suite without forward secrecy or with a broken mode lets a listener read what he has recorded.
remediation:
  console: Name the strong suites alone in --tls-cipher-suites.
attack: [T1557]
mapped_from: [prowler apiserver_strong_ciphers_only]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
params:
  strong:
    type: text_list
    default: [
      TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256,
      TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
      TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
      TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
      TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256]
    meaning: cipher suites with forward secrecy and authenticated encryption
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : any_match(
  string_to_array(command_flag(c, 'tls-cipher-suites'), ','), lambda s : s NOT IN ($strong)))
