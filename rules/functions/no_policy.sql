/*
A policy without statements: there is none.
*/
CREATE FUNCTION no_policy() RETURNS VARCHAR RETURN '{"Statement": []}'
