-- What cases are found by: keyed hashes of the pairs of characters and the words they contain, beside codes that stand open in the case anyway.
-- Written after the turn by a reader of the feed, never with the case itself. Confidential cases are not in it.

set lock_timeout = '2s';

create table case_search (
    case_id uuid primary key references cases,
    words   tsvector not null
);
create index case_search_words on case_search using gin (words);

-- how far a reader of the feed has come
create table feed_place (
    reader text primary key,
    seq    bigint not null
);

grant select, insert, update, delete on case_search, feed_place to huiying_app;
