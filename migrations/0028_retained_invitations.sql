-- Letters of invitation hold an address: once they are settled they go by a rule of the framework, like other records of the system.

-- Whoever disposes finds the rows, and reads neither to whom they went nor by whom.
grant select (council_id, invitation_id, invited_at, state) on invitation to golden_thread_disposer;
grant delete on invitation to golden_thread_disposer;
create policy past_its_time on invitation as restrictive for delete to golden_thread_disposer
  using (state <> 'waiting' and invited_at < (select retained_since('invitations')));
