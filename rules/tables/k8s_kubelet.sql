/*
Kubelets: their configuration file, and pods that start one with flags. A setting that a file has beside the flags is not known.
Defaults: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ of the file,
https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/ of the flags, which differ
  name, namespace, cluster
  anonymous           answers callers who have not logged in
  authorization_mode  AlwaysAllow, Webhook
  client_ca           file of the authority of client certificates; the empty text: none are taken
  read_only_port      port that answers everybody; 0: none
  certificate         has a certificate of its own or gets one from the cluster, and does not sign one by itself
  rotates_certificates, rotates_server_certificate   asks for new ones before they end
  kernel_defaults     stops where the kernel is set otherwise than it wants
  iptables            keeps its chains in iptables
  event_rate          events a second; 0: no limit
  idle_timeout        of streaming connections, as text; 0 in front: none
  host_name           that it is told; the empty text: the node's own
  ciphers             list that it is told; empty: Go's
*/
CREATE VIEW k8s_kubelet AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  json_bool_or(false, configuration, 'authentication', 'anonymous', 'enabled') AS anonymous,
  json_text_or('Webhook', configuration, 'authorization', 'mode') AS authorization_mode,
  json_text_or('', configuration, 'authentication', 'x509', 'clientCAFile') AS client_ca,
  json_int_or(0, configuration, 'readOnlyPort') AS read_only_port,
  (json_text_or('', configuration, 'tlsCertFile') <> '' AND json_text_or('', configuration, 'tlsPrivateKeyFile') <> '')
    OR json_bool_or(false, configuration, 'serverTLSBootstrap') AS certificate,
  json_bool_or(false, configuration, 'rotateCertificates') AS rotates_certificates,
  json_bool_or(false, configuration, 'serverTLSBootstrap')
    AND json_bool_or(true, configuration, 'featureGates', 'RotateKubeletServerCertificate') AS rotates_server_certificate,
  json_bool_or(false, configuration, 'protectKernelDefaults') AS kernel_defaults,
  json_bool_or(true, configuration, 'makeIPTablesUtilChains') AS iptables,
  json_int_or(50, configuration, 'eventRecordQPS') AS event_rate,
  json_text_or('4h', configuration, 'streamingConnectionIdleTimeout') AS idle_timeout,
  CASE WHEN configuration IS NOT NULL THEN '' END AS host_name,
  json_texts_or_empty(configuration, 'tlsCipherSuites') AS ciphers
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'KubeletConfiguration'
UNION ALL BY NAME
SELECT resource_uid, resource_type, name, namespace, cluster,
  command_switch(flags, 'anonymous-auth', CASE WHEN NOT has_file THEN true END) AS anonymous,
  CASE command_flag(flags, 'authorization-mode') <> '' WHEN true THEN command_flag(flags, 'authorization-mode')
    WHEN false THEN CASE WHEN NOT has_file THEN 'AlwaysAllow' END END AS authorization_mode,
  CASE WHEN command_flag(flags, 'client-ca-file') <> '' OR NOT has_file THEN command_flag(flags, 'client-ca-file') END AS client_ca,
  CASE command_flag(flags, 'read-only-port') <> '' WHEN true THEN TRY_CAST(command_flag(flags, 'read-only-port') AS BIGINT)
    WHEN false THEN CASE WHEN NOT has_file THEN 10255 END END AS read_only_port,
  CASE WHEN command_flag(flags, 'tls-cert-file') <> '' AND command_flag(flags, 'tls-private-key-file') <> '' THEN true
    WHEN NOT has_file THEN command_switch(flags, 'rotate-server-certificates', false) END AS certificate,
  command_switch(flags, 'rotate-certificates', CASE WHEN NOT has_file THEN false END) AS rotates_certificates,
  command_switch(flags, 'rotate-server-certificates', CASE WHEN NOT has_file THEN false END)
    AND NOT command_lists(flags, 'feature-gates', 'RotateKubeletServerCertificate=false') AS rotates_server_certificate,
  command_switch(flags, 'protect-kernel-defaults', CASE WHEN NOT has_file THEN false END) AS kernel_defaults,
  command_switch(flags, 'make-iptables-util-chains', CASE WHEN NOT has_file THEN true END) AS iptables,
  CASE command_flag(flags, 'event-qps') <> '' WHEN true THEN TRY_CAST(command_flag(flags, 'event-qps') AS BIGINT)
    WHEN false THEN CASE WHEN NOT has_file THEN 50 END END AS event_rate,
  CASE command_flag(flags, 'streaming-connection-idle-timeout') <> '' WHEN true THEN command_flag(flags, 'streaming-connection-idle-timeout')
    WHEN false THEN CASE WHEN NOT has_file THEN '4h' END END AS idle_timeout,
  command_flag(flags, 'hostname-override') AS host_name,
  CASE WHEN command_flag(flags, 'tls-cipher-suites') <> '' OR NOT has_file
    THEN array_filter(string_to_array(command_flag(flags, 'tls-cipher-suites'), ','), lambda c : c <> '') END AS ciphers
FROM (
  SELECT resource_uid, resource_type, name, namespace, cluster, flags, command_flag(flags, 'config') <> '' AS has_file
  FROM (
    SELECT resource_uid, resource_type, name, namespace, cluster,
      array_filter(programs, lambda p : p['component'] = 'kubelet')[1]['flags'] AS flags
    FROM k8s_control_plane WHERE any_match(programs, lambda p : p['component'] = 'kubelet')
  )
)
