-- Telling other programs what happened.

-- owner: platform/webhooks
-- Where events are sent. The secret that signs them is derived from the installation's own and kept nowhere.
create table webhook (
  council_id text not null references council,
  webhook_id text not null,
  url text not null,
  -- names of events
  events jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  -- what happened up to here was before the subscription
  after_event_id bigint not null,
  -- how far the events have been looked through
  looked_to bigint not null,
  ended_at timestamptz,
  primary key (council_id, webhook_id)
);
call isolate_by_council('webhook');

-- owner: platform/webhooks
create table webhook_delivery (
  council_id text not null references council,
  webhook_id text not null,
  event_id bigint not null,
  event_name text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  -- what the last attempt met: an HTTP status, or why there was none
  last_answer text not null default '',
  last_at timestamptz,
  primary key (council_id, webhook_id, event_id),
  foreign key (council_id, webhook_id) references webhook (council_id, webhook_id)
);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'waiting';
call isolate_by_council('webhook_delivery');
