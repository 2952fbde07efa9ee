/*
The policy that a permission of an event bus stands for; NULL: something of it is not known.
  principal         an account, or * for everybody
  type, key, value  the condition: operator, key, and value as JSON text
  conditional       there is a condition
*/
CREATE FUNCTION event_bus_statement(
  principal VARCHAR, type VARCHAR, key VARCHAR, value VARCHAR, conditional BOOLEAN
) RETURNS VARCHAR RETURN
  '{"Statement":[{"Effect":"Allow","Action":"events:PutEvents","Principal":{"AWS":"' || principal || '"}'
    || CASE WHEN conditional THEN ',"Condition":{"' || type || '":{"' || key || '":' || value || '}}'
      WHEN conditional = false THEN '' END || '}]}'
