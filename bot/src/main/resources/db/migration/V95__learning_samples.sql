-- What models learn from: texts with hidden personal data, the label somebody gave them, and how that came about.

set lock_timeout = '2s';

create table sample (
    id          uuid primary key,
    seq         bigint generated always as identity unique,
    origin      text not null check (origin in ('starter', 'confirm', 'correct', 'return-accepted', 'arbitrated', 'citizen', 'import', 'labelled')),
    label       text,                          -- null while nobody has decided
    text        text not null,                 -- personal data hidden behind tokens; never changed
    text_key    bytea not null,                -- of the text as models read it: the same words have the same key
    language    text not null,
    channel     text not null default '',
    tags        text[] not null default '{}',  -- slices: short, long, angry, noisy, elderly, ...
    state       text not null check (state in ('used', 'waiting', 'disputed', 'held', 'replaced', 'removed')),
    trust       numeric(3, 2) not null,
    by_person   text not null default '',      -- whose label it is
    resident    uuid,                          -- whose words
    case_id     uuid,
    decision    uuid unique,
    batch       uuid,
    reason      text not null default '',
    released_at timestamptz,                   -- vouched for before its quarantine was over
    released_by text,
    created_at  timestamptz not null
);
create index on sample (label, state);
create index on sample (text_key);
create index on sample (case_id);
create index on sample (batch);
create index on sample (state, seq);
create index on sample (created_at);

-- what somebody did to samples, and how they were before: enough to undo it
create table sample_act (
    id        uuid primary key,
    by_person text not null,
    what      text not null,
    samples   int not null,
    at        timestamptz not null,
    undone_at timestamptz,
    undone_by text
);
create table sample_change (
    act    uuid not null references sample_act,
    sample uuid not null references sample on delete cascade,
    before jsonb not null,
    after  jsonb not null,
    primary key (act, sample)
);

-- what each of several labellers thinks, without having seen the others
create table sample_opinion (
    sample    uuid not null references sample on delete cascade,
    by_person text not null,
    label     text not null,
    at        timestamptz not null,
    primary key (sample, by_person)
);
create index on sample_opinion (by_person);

-- a file somebody brought: its rows wait beside the samples until all of them are in
create table sample_import (
    id         uuid primary key,
    by_person  text not null,
    file_name  text not null,
    reason     text not null default '',
    state      text not null check (state in ('read', 'running', 'done', 'cancelled', 'failed')),
    columns    jsonb not null,
    mapping    jsonb,
    body       bytea,                          -- the table, sealed; gone when the import is over
    rows       int not null,
    done       int not null default 0,
    refused    int not null default 0,
    flaws      jsonb not null default '[]',
    cancel     boolean not null default false,
    lease_until timestamptz,
    created_at timestamptz not null,
    ended_at   timestamptz
);
create index on sample_import (state);
create table sample_staged (
    batch    uuid not null references sample_import on delete cascade,
    position int not null,
    id       uuid not null,
    label    text not null,
    text     text not null,
    text_key bytea not null,
    language text not null,
    channel  text not null,
    tags     text not null,
    primary key (batch, position)
);

grant select, insert, update, delete on sample to huiying_app;
grant select, insert on sample_change to huiying_app;
grant select, insert, update on sample_act, sample_opinion, sample_import to huiying_app;
grant select, insert, delete on sample_staged to huiying_app;
grant usage on all sequences in schema public to huiying_app;
