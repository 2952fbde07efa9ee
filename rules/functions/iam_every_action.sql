/*
Whether an action of a policy is every action of every service: *, and what says the same (**, *:*).
  action  as iam_policy_statements gives it
*/
CREATE FUNCTION iam_every_action(action VARCHAR) RETURNS BOOLEAN RETURN regexp_like(action, '^(\*+:)?\*+$')
