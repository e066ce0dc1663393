-- Patches of the city down to the group, with days they begin and end, who walks them, and the things with numbers on them that stand there.
create sequence grid_change;
alter table grid drop constraint grid_level_check;
alter table grid add constraint grid_level_check check (level in ('district', 'street', 'community', 'grid', 'block', 'group')),
    add column valid_from date not null default date '2026-01-01', add column valid_to date, add column after jsonb not null default '[]',
    add column worker text, add column worker_phone text not null default '', add column changed bigint not null default 0;

create table managed_object (
    code      text primary key,
    code_key  text not null unique,             -- capitals and digits only, as it is compared
    kind      text not null,
    name_zh   text not null,
    name_en   text not null default '',
    grid      text not null references grid,
    latitude  double precision,
    longitude double precision,
    unit      text references unit,
    category  text,                             -- what its unit answers for; null for everything about it
    valid_to  date
);
create index managed_object_key on managed_object (code_key text_pattern_ops);
create index on managed_object (grid);

grant select, insert, update, delete on managed_object to huiying_app;
grant usage on all sequences in schema public to huiying_app;
