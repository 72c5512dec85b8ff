-- The frozen report is hashed as text: jsonb would not keep it letter by letter.
alter table commitments.report_content alter column content type text using content::text;
