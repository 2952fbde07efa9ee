/*
The rules of one direction of a network policy, where the policy is about that direction: policy types that leave it out void its rules.
  spec       the policy's spec
  types      the member that holds the policy types
  direction  the member that holds the rules
  wanted     the policy type: Ingress, Egress
https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
*/
CREATE FUNCTION network_policy_rules(spec VARCHAR, types VARCHAR, direction VARCHAR, wanted VARCHAR) RETURNS VARCHAR[] RETURN
  CASE array_length(json_texts_or_empty(spec, types)) > 0 AND NOT array_has(json_texts_or_empty(spec, types), wanted)
    WHEN true THEN no_elements('{}') WHEN false THEN json_array_or_empty(spec, direction) END
