/*
A quantity of Kubernetes as a number: 2Gi and 2048Mi are the same.
  quantity  2Gi, 500m, 1e3
https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
*/
CREATE FUNCTION k8s_quantity(quantity VARCHAR) RETURNS DOUBLE RETURN
  TRY_CAST(regexp_replace(quantity, '([numkKMGTPE]i?)$', '') AS DOUBLE) *
    CASE regexp_replace(quantity, '^[0-9.+-]+([eE][+-]?[0-9]+)?', '')
      WHEN '' THEN 1.0 WHEN 'n' THEN 0.000000001 WHEN 'u' THEN 0.000001 WHEN 'm' THEN 0.001
      WHEN 'k' THEN 1000.0 WHEN 'M' THEN 1000000.0 WHEN 'G' THEN 1000000000.0
      WHEN 'T' THEN 1000000000000.0 WHEN 'P' THEN 1000000000000000.0 WHEN 'E' THEN 1000000000000000000.0
      WHEN 'Ki' THEN 1024.0 WHEN 'Mi' THEN 1048576.0 WHEN 'Gi' THEN 1073741824.0
      WHEN 'Ti' THEN 1099511627776.0 WHEN 'Pi' THEN 1125899906842624.0 WHEN 'Ei' THEN 1152921504606846976.0 END
