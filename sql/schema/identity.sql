-- Contract of identities
-- Whose an identifier is. A touch or a conversion without customer gets that of its identifier. An identifier with several customers is nobody's, and the report data_quality counts what it leaves out.
CREATE TABLE IF NOT EXISTS identity (
    identifier varchar COMMENT 'Identifier, as in touch and conversion',
    customer varchar COMMENT 'The person whose it is'
)
COMMENT 'Tributary data: identities, one row for each identifier and its customer';
