/*
Whether no condition limits a statement to known callers.
  condition  as iam_policy_statements gives it; NULL: none
*/
CREATE FUNCTION iam_unlimited(condition VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN condition IS NULL THEN true ELSE NOT iam_condition_limits(condition) END
