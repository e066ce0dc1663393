-- A made-up week for whoever tries the house out: how far it is, and one way to make it vanish without a trace. Only cases with the label can be reached by it.

create table sample_week (
    only_one boolean primary key default true check (only_one),
    wanted   int not null,
    written  int not null default 0,
    state    text not null check (state in ('filling', 'there', 'stopped')),
    at       timestamptz not null
);

grant select, insert, update, delete on sample_week to huiying_app;

-- rows of a table that fit a condition, and first whatever hangs on them
create function forget_rows(target text, fits text, above text[]) returns void language plpgsql as $$
declare
    child record;
begin
    for child in
        select c.conrelid::regclass::text as name, a.attname as here, f.attname as there
        from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
        where c.contype = 'f' and c.confrelid = target::regclass and cardinality(c.conkey) = 1 and c.conparentid = 0
    loop
        if child.name <> all (above) then
            perform forget_rows(child.name, format('%I in (select %I from %s where %s)', child.here, child.there, target, fits), above || child.name);
        end if;
    end loop;
    execute format('delete from %s where %s', target, fits);
end $$;

create function forget_sample_week() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
    loose record;
    gone int;
begin
    select count(*) into gone from cases where demo_visitor = 'sample-week';
    for loose in
        select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and c.column_name = 'case_id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'
    loop
        perform forget_rows(loose.name, 'case_id in (select id from cases where demo_visitor = ''sample-week'')', array['cases', loose.name]);
    end loop;
    perform forget_rows('cases', 'demo_visitor = ''sample-week''', array['cases']);
    return gone;
end $$;

revoke all on function forget_rows(text, text, text[]), forget_sample_week() from public;
grant execute on function forget_sample_week() to huiying_app;
