-- Real talks without the people in them, what ought to come of them, and what candidates made of them.

set lock_timeout = '2s';

create table test_talk (
    id         uuid primary key,
    number     int generated always as identity unique,
    name       text not null,
    channel    text not null,
    account    text not null,
    case_id    uuid,                           -- erased with it
    lines      jsonb not null,                 -- what was said, with nothing that tells who said it
    lines_key  bytea not null unique,          -- the same talk is kept once
    expected   jsonb not null,
    edition    int not null default 1,         -- grows with every change of what is expected
    by_person  text not null,
    made_at    timestamptz not null,
    retired_at timestamptz,
    why        text not null default ''
);
create index on test_talk (case_id);

create table rehearsal (
    run     uuid not null references learning_run on delete cascade,
    talk    uuid not null references test_talk on delete cascade,
    edition int not null,
    outcome jsonb not null,                    -- by the candidate
    rival   jsonb not null,                    -- by the model in force, in the same minute
    at      timestamptz not null,
    primary key (run, talk)
);
create index on rehearsal (talk);

grant select, insert, update, delete on test_talk, rehearsal to huiying_app;
grant usage on all sequences in schema public to huiying_app;
