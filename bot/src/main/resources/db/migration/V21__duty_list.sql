-- The duty list as a versioned tree of service items, in place of its flat first form; changes waiting to be applied; what arbitrations decided.
create table duty_version (
    number    int primary key,
    at        timestamptz not null,
    by_person text not null,
    why       text not null,
    changes   int not null,
    reverts   int references duty_version
);

create table service_item (
    code  text not null,
    since int not null references duty_version,
    until int references duty_version,
    body  jsonb not null,
    primary key (code, since)
);
create unique index service_item_now on service_item (code) where until is null;

-- a changed list that is looked at before it is applied
create table duty_proposal (
    id         uuid primary key,
    base       int not null references duty_version,
    made_by    text not null,
    made_at    timestamptz not null,
    why        text not null,
    changes    jsonb not null,
    state      text not null default 'open' check (state in ('open', 'applied', 'discarded')),
    version    int references duty_version,
    settled_at timestamptz
);
create index on duty_proposal (made_at);

-- what an arbitration decided, used for the next case of its kind until the list itself says something newer
create table precedent (
    id           bigint generated always as identity primary key,
    category     text not null,
    area         text not null,                 -- grid code or its beginning
    unit         text not null references unit,
    assists      jsonb not null default '[]',
    basis        text not null,
    case_id      uuid not null references cases,
    duty_version int not null,
    decided_by   text not null,
    at           timestamptz not null,
    revoked_by   text,
    revoked_why  text,
    revoked_at   timestamptz
);
create index on precedent (category) where revoked_at is null;

alter table unit add column aliases jsonb not null default '[]', add column oversight boolean not null default false;

do $$
begin
    if exists (select from duty) then
        insert into duty_version (number, at, by_person, why, changes) select 1, now(), 'system', 'duty list before versions', count(distinct category) from duty;
        insert into service_item (code, since, body)
        select code, 1, jsonb_build_object('code', code, 'parent',
            case when length(code) = 4 and exists (select from duty d where d.category = left(code, 2)) then left(code, 2) end,
            'meaning', jsonb_build_object('zh', coalesce(name, code), 'en', '', 'synonyms', '[]'::jsonb, 'category', nullif(code, '*')),
            'handling', jsonb_build_object('steps', '[]'::jsonb, 'facts', '[]'::jsonb, 'provider', null, 'emergency', null),
            'shares', shares, 'validity', jsonb_build_object('from', started, 'to', null))
        from (
            select coalesce(nullif(category, ''), '*') as code, max(substring(basis from '“(.+?)”')) as name, min(valid_from) as started,
                jsonb_agg(jsonb_build_object('area', grid, 'lead', unit, 'assists', '[]'::jsonb, 'level', null, 'basis', jsonb_build_array(
                    jsonb_build_object('law', coalesce(substring(basis from '^(《[^》]*》)'), basis), 'clause',
                        case when basis ~ '^《[^》]*》' then substring(basis from '^《[^》]*》(.*)$') else '' end)))) as shares
            from duty where valid_to is null or valid_to > current_date group by category) lines;
    end if;
end
$$;
drop table duty;

grant select, insert, update on service_item, duty_proposal, precedent to huiying_app;
grant select, insert on duty_version to huiying_app;
grant usage on all sequences in schema public to huiying_app;
