-- parts of long text messages wait for each other; the words are sealed with the row's id
create table sms_part (
    id uuid primary key,
    account text not null,
    -- keyed hash of sender, recipient, reference and number of parts
    message uuid not null,
    number int not null,
    total int not null,
    provider_id text not null,
    part bytea not null,
    heard_at timestamptz not null default now(),
    unique (message, number)
);
create index on sms_part (account, heard_at);

grant select, insert, update, delete on sms_part to huiying_app;
