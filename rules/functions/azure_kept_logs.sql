/*
Categories, or groups of them, of logs that a diagnostic setting keeps, in lower case.
  setting  the setting
*/
CREATE FUNCTION azure_kept_logs(setting VARCHAR) RETURNS VARCHAR[] RETURN
  array_transform(
    array_filter(json_array_or_empty(setting, 'properties', 'logs'), lambda l : json_bool_or(false, l, 'enabled') IS NOT FALSE),
    lambda l : CASE WHEN json_bool_or(false, l, 'enabled')
      THEN lower(CASE WHEN json_text_or('', l, 'categoryGroup') <> '' THEN l ->> 'categoryGroup'
        WHEN json_text_or('', l, 'categoryGroup') = '' THEN json_text_or('', l, 'category') END) END)
