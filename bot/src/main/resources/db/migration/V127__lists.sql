-- The lists the service reads by, whole and by version; models of turn intents learnt from one of them.

set lock_timeout = '2s';

create table list_version (
    kind      text not null check (kind in ('answers', 'signs', 'places', 'intents')),
    version   int not null,
    rows      jsonb not null,
    by_person text not null,
    why       text not null,
    at        timestamptz not null,
    added     int not null,
    gone      int not null,
    reverts   int,
    primary key (kind, version)
);

create table intent_run (
    id        uuid primary key,
    number    int generated always as identity unique,
    version   int not null,                    -- of the list it learnt
    state     text not null check (state in ('queued', 'running', 'done', 'failed')),
    by_person text not null,
    why       text not null,
    asked_at  timestamptz not null,
    lease_until timestamptz,
    ended_at  timestamptz,
    problem   text,
    model     bytea,
    model_hash text,
    answers   jsonb,                           -- what each held-out text was answered
    figures   jsonb
);
create unique index intent_run_one on intent_run ((true)) where state = 'running';

-- the newest row says which model reads turns; null is the one that ships
create table intent_release (
    seq       bigint generated always as identity primary key,
    run       uuid references intent_run,
    by_person text not null,
    why       text not null,
    at        timestamptz not null
);

grant select, insert on list_version, intent_release to huiying_app;
grant select, insert, update on intent_run to huiying_app;
grant delete on place to huiying_app;
grant usage on all sequences in schema public to huiying_app;
