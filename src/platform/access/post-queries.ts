import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { type RoleListed, scopeName } from './people-queries.ts'

export type PostListed = {
  post_code: string
  title: string
  unit_code: string | null
  unit_name: string | null
  reports_to: string | null
  /** Title of the post above. */
  above: string | null
  /** Newest first; those who left it are there too. */
  holders: { person_id: string; name: string; held_from: string; held_until: string | null }[]
  /** Newest first; those ended are there too. */
  roles: Omit<RoleListed, 'post'>[]
}

/** Every post with who held and holds it, and the roles given to it, by title. */
export const listPosts = async (tx: Tx): Promise<PostListed[]> => {
  const { rows } = await sql<PostListed>`
    select p.post_code, p.title, p.unit_code, u.name as unit_name, p.reports_to, above.title as above,
      coalesce((select jsonb_agg(jsonb_build_object('person_id', h.person_id, 'name', n.name, 'held_from', h.held_from,
          'held_until', h.held_until) order by h.held_from desc)
        from post_holding h join person n on n.council_id = h.council_id and n.person_id = h.person_id
        where h.council_id = p.council_id and h.post_code = p.post_code), '[]') as holders,
      coalesce((select jsonb_agg(jsonb_build_object('role_code', r.role_code, 'scope_kind', r.scope_kind,
          'scope_code', r.scope_code, 'scope_name', ${scopeName}, 'held_from', r.held_from, 'held_until', r.held_until)
          order by r.held_from desc, r.role_code, r.scope_code)
        from post_role r where r.council_id = p.council_id and r.post_code = p.post_code), '[]') as roles
    from post p left join org_unit u on u.council_id = p.council_id and u.unit_code = p.unit_code
    left join post above on above.council_id = p.council_id and above.post_code = p.reports_to
    order by p.title`.execute(tx)
  return rows
}
