/*
The version of a stack out of linuxFxVersion.
It is written as PHP|8.3 or TOMCAT|9.0-java11; the empty text: another stack is chosen.
  chosen  linuxFxVersion, or windowsFxVersion
  stacks  names of the stack in lower case, joined by |
*/
CREATE FUNCTION app_service_stack(chosen VARCHAR, stacks VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN regexp_like(lower(chosen), '^(' || stacks || ')\|')
      THEN regexp_replace(regexp_replace(chosen, '^.*\|', ''), '^.*(java|jre)', '')
    WHEN chosen IS NOT NULL THEN '' END
