-- Letters by which people choose a password: a command says that one is to go, and it goes once the command is kept.

-- owner: administration
-- What the letter leads to is made when it is sent, and stands nowhere here.
create table invitation (
  council_id text not null references council,
  invitation_id bigint generated always as identity,
  person_id text not null,
  email text not null,
  -- who the letter says invited them; null for the command line
  invited_by text,
  invited_at timestamptz not null,
  -- waiting is tried again; sent is with the mail server; ended will not be sent
  state text not null check (state in ('waiting', 'sent', 'ended')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_at timestamptz,
  -- why the last attempt failed
  last_fault text,
  primary key (council_id, invitation_id),
  foreign key (council_id, person_id) references person (council_id, person_id)
);
create unique index invitation_on_its_way on invitation (council_id, person_id) where state = 'waiting';
create index invitation_due on invitation (next_at) where state = 'waiting';
create index invitation_of_person on invitation (council_id, person_id, invitation_id desc);
call isolate_by_council('invitation');

-- Whether somebody of the council in hand signs in already, by a password or a council's own account. The role that serves
-- councils reads no account; whoever invites is told no more than this.
create function signs_in_already(of_person text) returns boolean language sql stable security definer
  set search_path = public, pg_temp
as $$
  select exists (
    select from person p
    join sign_in_account a on lower(a.email) = lower(p.email)
    join sign_in_credential c on c.account_id = a.id
    where p.council_id = current_setting('golden_thread.council_id') and p.person_id = of_person)
$$;
revoke execute on function signs_in_already(text) from public;
grant execute on function signs_in_already(text) to golden_thread_app;
