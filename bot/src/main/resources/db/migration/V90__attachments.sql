-- What was sent along: photos, recordings, films and papers. The bytes lie in the attachment store, sealed with a key of each file's own;
-- that key is sealed with the key of the case it belongs to, so that erasing the case erases them wherever copies of the store may be.

create table attachment (
    id            uuid primary key,
    kind          text not null check (kind in ('PICTURE', 'VOICE', 'VIDEO', 'FILE')),
    state         text not null check (state in ('WANTED', 'KEPT', 'GONE', 'REFUSED', 'QUARANTINED', 'ERASED')),
    stage         text not null default 'TOLD' check (stage in ('TOLD', 'BEFORE', 'AFTER')),
    inbox         uuid unique references inbox,       -- the message that named it: each is fetched once
    address       uuid references address,            -- the resident who sent it
    person        uuid references person,             -- or who of the unit took it
    case_id       uuid references cases,
    media_id      bytea,                              -- sealed: what the provider calls it
    wrapped       bytea,                              -- its key, sealed with the case's, or with the vault's while it has no case
    type          text,                               -- by its content
    size          bigint not null default 0,
    digest        bytea,                              -- SHA-256 of what is kept
    width         int not null default 0,
    height        int not null default 0,
    taken_at      timestamptz,                        -- what the camera said, before that was taken out
    about         bytea,                              -- sealed with its key: name, transcript, position
    problem       text,
    attempts      int not null default 0,
    due_at        timestamptz,
    claimed_until timestamptz,
    created_at    timestamptz not null,
    kept_at       timestamptz
);
create index attachment_wanted on attachment (due_at) where state = 'WANTED';
create index on attachment (case_id);
create index on attachment (address, created_at);

grant select, insert, update, delete on attachment to huiying_app;
