/*
Whether the annotations of a service ask its cloud for a load balancer without a public address.
  annotations  JSON of them
https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
*/
CREATE FUNCTION k8s_internal_balancer(annotations VARCHAR) RETURNS BOOLEAN RETURN
  lower(json_text_or('', annotations, 'networking.gke.io/load-balancer-type')) = 'internal'
    OR lower(json_text_or('', annotations, 'cloud.google.com/load-balancer-type')) = 'internal'
    OR lower(json_text_or('', annotations, 'service.beta.kubernetes.io/azure-load-balancer-internal')) = 'true'
    -- Any word but false, once a range of addresses.
    OR lower(json_text_or('false', annotations, 'service.beta.kubernetes.io/aws-load-balancer-internal')) NOT IN ('false', '')
    OR json_text_or('', annotations, 'service.beta.kubernetes.io/aws-load-balancer-scheme') = 'internal'
    -- The AWS Load Balancer Controller makes internal ones unless it is told otherwise.
    OR json_text_or('', annotations, 'service.beta.kubernetes.io/aws-load-balancer-type') IN ('external', 'nlb-ip')
      AND json_text_or('internal', annotations, 'service.beta.kubernetes.io/aws-load-balancer-scheme') = 'internal'
    OR lower(json_text_or('', annotations, 'service.beta.kubernetes.io/openstack-internal-load-balancer')) = 'true'
    OR lower(json_text_or('', annotations, 'service.beta.kubernetes.io/oci-load-balancer-internal')) = 'true'
    OR lower(json_text_or('', annotations, 'service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type')) = 'private'
    OR lower(json_text_or('', annotations, 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type')) = 'intranet'
