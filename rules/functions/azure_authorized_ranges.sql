/*
Ranges that may reach the API server of a cluster.
The API answers authorizedIPRanges and authorizedIpRanges; before 2020 they stood in the properties themselves.
  p  the cluster's properties
*/
CREATE FUNCTION azure_authorized_ranges(p VARCHAR) RETURNS VARCHAR[] RETURN
  CASE json_has(p, 'apiServerAccessProfile', 'authorizedIPRanges')
    WHEN true THEN json_texts(p, 'apiServerAccessProfile', 'authorizedIPRanges')
    WHEN false THEN CASE json_has(p, 'apiServerAccessProfile', 'authorizedIpRanges')
      WHEN true THEN json_texts(p, 'apiServerAccessProfile', 'authorizedIpRanges')
      WHEN false THEN json_texts_or_empty(p, 'apiServerAuthorizedIPRanges') END END
