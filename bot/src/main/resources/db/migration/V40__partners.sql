-- Other systems: what they file with us, and what of ours they follow.

set lock_timeout = '2s';

-- one row per request of another system, so that a repeated one files once; the id is the case's and serves as its token
create table filing (
    id          uuid primary key,
    partner     text not null,
    fingerprint bytea not null,                -- keyed hash of what was sent, or of the key the sender gave it
    at          timestamptz not null,
    taken       boolean not null default false, -- a comment was added; a case shows by itself that it was filed
    unique (partner, fingerprint)
);

grant select, insert, update, delete on filing to huiying_app;

-- what the public list shows, newest first
create index cases_public on cases (submitted_at desc) where number is not null and not confidential and nature <> 'WHISTLEBLOWING';

-- one unit's part of the feed
create index feed_of_unit on feed (unit, txid, seq) where kind = 'case';
