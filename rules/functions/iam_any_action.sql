/*
Whether an action of a policy is every action, or every action of a service: *, iam:*, and what says the same (**, *:*).
  action  as iam_policy_statements gives it
*/
CREATE FUNCTION iam_any_action(action VARCHAR) RETURNS BOOLEAN RETURN regexp_like(action, '^([^:]*:)?\*+$')
