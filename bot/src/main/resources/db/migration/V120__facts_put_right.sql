-- What a person put right about a case besides its place and category. The newest row of a kind counts, none is ever changed.

create table case_fact (
    id        uuid primary key,
    case_id   uuid not null references cases,
    kind      text not null check (kind in ('WHEN', 'WHAT', 'CAUSE', 'WANTS')),
    value     bytea not null,                        -- sealed with the case's key; an empty text takes the fact out
    by_person text not null,
    at        timestamptz not null
);

create index on case_fact (case_id, kind, at desc);

grant select, insert on case_fact to huiying_app;
