-- The page a resident opens with number and query code: tries are counted for all nodes together, and a form sent twice acts once.

create table lookup_try (
    id  bigint generated always as identity primary key,
    who bytea not null,                        -- keyed hash of a case number or a network address
    at  timestamptz not null
);
create index on lookup_try (who, at);

create table page_act (
    key     uuid primary key,
    case_id uuid not null references cases,
    at      timestamptz not null
);
create index on page_act (at);

grant select, insert, update, delete on lookup_try, page_act to huiying_app;
grant usage on all sequences in schema public to huiying_app;
