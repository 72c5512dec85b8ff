-- The application's role: reads and writes rows, owns nothing, so that append-only tables are append-only for it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'xiannuo_app') then create role xiannuo_app nologin; end if;
end $$;
grant xiannuo_app to current_user;
alter default privileges grant select, insert, update, delete on tables to xiannuo_app;
alter default privileges grant usage, select, update on sequences to xiannuo_app;
alter default privileges grant usage on schemas to xiannuo_app;
alter default privileges grant execute on functions to xiannuo_app;

create extension if not exists pg_trgm;
create extension if not exists btree_gist;
