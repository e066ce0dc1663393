-- Several units may be late with their part of one case, and whoever leads it hears of it too: a task in the queue of each.

set lock_timeout = '2s';

drop index task_once;
create unique index task_once on task (kind, case_id) where done_at is null and case_id is not null and kind not in ('assist', 'assist_late');
create unique index task_assist_late on task (case_id, queue) where done_at is null and kind = 'assist_late';
