SELECT resource_uid, resource_name AS name,
  CASE json_bool_or(false, configuration, 'internal') WHEN true THEN 'internal' WHEN false THEN 'internet-facing' END AS scheme,
  array_transform(json_get_array(configuration, 'listener'), lambda l : named_struct(
    'protocol', upper(json_get_str(l, 'lb_protocol')), 'port', json_get_int(l, 'lb_port'),
    'instance_protocol', upper(json_get_str(l, 'instance_protocol')), 'certificate', json_text_or('', l, 'ssl_certificate_id'),
    'policies', texts_of_both(
      CASE any_match(json_array_or_empty(configuration, 'listener_policy'), lambda p :
          json_get_int(p, 'load_balancer_port') = json_get_int(l, 'lb_port'))
        WHEN true THEN json_texts(array_filter(json_array_or_empty(configuration, 'listener_policy'), lambda p :
          json_get_int(p, 'load_balancer_port') = json_get_int(l, 'lb_port'))[1], 'policy_names')
        WHEN false THEN CASE WHEN kind = 'create' THEN no_texts(configuration) END END,
      array_transform(array_filter(json_array_or_empty(configuration, 'ssl_negotiation_policy'), lambda p :
          (json_get_int(p, 'lb_port') = json_get_int(l, 'lb_port')) IS NOT FALSE),
        lambda p : CASE WHEN json_get_int(p, 'lb_port') = json_get_int(l, 'lb_port') THEN json_get_str(p, 'name') END)))) AS listeners,
  CASE WHEN kind = 'create' OR json_has(configuration, 'policy', 0) OR json_has(configuration, 'ssl_negotiation_policy', 0)
    THEN array_transform(
      array_filter(
        texts_of_both(json_array_or_empty(configuration, 'policy'), json_array_or_empty(configuration, 'ssl_negotiation_policy')),
        lambda p : elb_plans_tls_1_2(p) IS NOT FALSE),
      lambda p : CASE WHEN elb_plans_tls_1_2(p) THEN coalesce(json_get_str(p, 'policy_name'), json_get_str(p, 'name')) END)
    ELSE CASE WHEN json_has(configuration, 'policy', 0) IS NULL THEN unknown_text() END END AS tls_policies,
  CASE WHEN array_length(json_array_or_empty(configuration, 'access_logs')) > 0
      THEN json_bool_or(true, configuration, 'access_logs', 0, 'enabled')
    ELSE json_bool_or(false, configuration, 'access_logs', 0, 'enabled') END AS access_logs,
  json_bool_or(true, configuration, 'cross_zone_load_balancing') AS cross_zone,
  json_bool_or(false, configuration, 'connection_draining') AS connection_draining,
  CASE
    WHEN array_length(json_texts_or_empty(configuration, 'subnets')) > 0 THEN array_length(json_texts(configuration, 'subnets'))
    ELSE array_length(json_texts_or_empty(configuration, 'subnets')) + array_length(json_texts(configuration,
      'availability_zones')) END AS zones,
  json_text_or('defensive', configuration, 'desync_mitigation_mode') AS desync_mode
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_elb'
