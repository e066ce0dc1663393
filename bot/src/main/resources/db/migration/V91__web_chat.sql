-- The chat on our own page: who may speak in it, who is writing or has read, and which person of ours has taken a talk over.

create table chat_session (
    address    uuid primary key,               -- the keyed hash of the name in the token
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    revoked_at timestamptz
);
insert into chat_session (address, created_at, seen_at) select id, created_at, now() from address where channel = 'web';

create sequence chat_change;
create table chat_state (
    address            uuid primary key references address,
    staff_typing_at    timestamptz,
    staff_read_at      timestamptz,
    resident_typing_at timestamptz,
    resident_read      bigint not null default 0,  -- the number of the newest message the resident has seen
    change             bigint not null default nextval('chat_change')
);
create index on chat_state (change);

alter table conversation add column agent_at timestamptz;  -- when the person who took it over last did something
create index conversation_taken on conversation (agent_at) where with_agent is not null;
create index delivery_of_address on delivery (address, seq);  -- what one resident was told
create index delivery_of_chats on delivery (seq) where channel = 'web';

grant select, insert, update, delete on chat_session, chat_state to huiying_app;
grant usage on sequence chat_change to huiying_app;
