-- When a provider is next asked to forget what is kept here, or was looked at and not taken; null when there is nothing to be forgotten any more.
alter table attachment add column forget_due_at timestamptz;
create index attachment_to_forget on attachment (forget_due_at) where forget_due_at is not null;
