-- Trainings, what they found, which model answers, and how it came to answer.

set lock_timeout = '2s';

-- exactly which samples a model learnt from, in order; texts are read from the samples
create table sample_snapshot (
    hash    text primary key,                  -- over labels, texts and weights in order
    samples int not null,
    rows    bytea not null,                    -- packed ids, labels and weights
    made_at timestamptz not null
);

create table learning_run (
    id          uuid primary key,
    number      int generated always as identity unique,
    kind        text not null check (kind in ('starter', 'automatic', 'asked')),
    state       text not null check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
    by_person   text not null,
    why         text not null default '',
    asked_at    timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    step        text not null default '',
    share       real not null default 0,
    cancel      boolean not null default false,
    lease_until timestamptz,
    node        text,
    problem     text,
    snapshot    text references sample_snapshot,
    seed        bigint not null,
    engine      text not null default '',      -- version of the program that trained it
    model       bytea,                         -- the file, as it was written
    model_hash  text,
    version     text,                          -- what predictions are signed with
    answers     bytea,                         -- what held-out samples were answered
    card        jsonb                          -- figures
);
create index on learning_run (state, asked_at);
create index on learning_run (version);
create unique index learning_run_one on learning_run ((true)) where state = 'running';

-- what a training noticed about samples
create table learning_finding (
    run    uuid not null references learning_run on delete cascade,
    kind   text not null check (kind in ('suspect', 'conflict', 'twin', 'over-cap')),
    sample uuid not null references sample on delete cascade,
    other  uuid references sample on delete cascade,
    score  real not null,
    facts  jsonb not null default '{}',
    primary key (run, kind, sample)
);

-- every change of what answers, appended for ever
create table model_release (
    seq       bigint generated always as identity primary key,
    kind      text not null check (kind in ('begin', 'promote', 'rollback', 'shrink', 'promise')),
    run       uuid references learning_run,    -- null: the model that ships with the product
    before    uuid references learning_run,
    by_person text not null,
    why       text not null,
    gates     jsonb not null default '[]',
    promise   numeric(4, 3) not null,
    floors    jsonb not null default '{}',
    at        timestamptz not null
);

-- the one model that answers, on every node
create table live_model (
    one       boolean primary key default true check (one),
    run       uuid references learning_run,
    release   bigint not null,
    promise   numeric(4, 3) not null,
    floors    jsonb not null default '{}',
    since     timestamptz not null
);

-- what a candidate would have answered to live cases; no words
create table shadow_answer (
    run        uuid not null references learning_run on delete cascade,
    prediction uuid not null references prediction,
    case_id    uuid not null,
    label      text not null,
    confidence real not null,
    clear      boolean not null,
    live       text not null,
    live_clear boolean not null,
    at         timestamptz not null,
    primary key (run, prediction)
);

grant select, insert on sample_snapshot, model_release to huiying_app;
grant select, insert, update, delete on learning_run, learning_finding, shadow_answer to huiying_app;
grant select, insert, update on live_model to huiying_app;
grant usage on all sequences in schema public to huiying_app;
