/*
A list whose one text is not known: what stands for a list that is not known where lists are put together.
*/
CREATE FUNCTION unknown_text() RETURNS VARCHAR[] RETURN make_array(CAST(NULL AS VARCHAR))
