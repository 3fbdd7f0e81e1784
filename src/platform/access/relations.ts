import type { Actor } from './actor.ts'
import { mayCorrectAppraisal, mayReadAppraisal, mayRecordAppraisal } from './appraisals.ts'
import type { Leave } from './policy.ts'

/** What somebody may do or see by what they are to a person; each by nothing but that, except `others`, who hold every role. */
export type RelationPermission = { title: string } & Record<Relation, Leave>
export type Relation = 'oneself' | 'manager' | 'writer' | 'stand_in' | 'token' | 'others'

/** The questions that no role answers, asked of the policy itself; `capabilities` is all that any role may carry. */
export const relationPermissions = (capabilities: readonly string[]): RelationPermission[] =>
  [
    { title: 'Read what was agreed in an appraisal', may: mayReadAppraisal },
    { title: 'Record an appraisal', may: mayRecordAppraisal },
    { title: 'Correct the record of an appraisal', may: mayCorrectAppraisal },
  ].map(({ title, may }) => {
    const of = { person_id: 'oneself', written_by: ['writer'], managers: ['manager'] }
    const asked = (actor: Partial<Actor>) => may({ ...somebody, ...actor }, of)
    const everything = new Set(capabilities)
    const lent = [{ role_code: 'any', scope_kind: 'council', scope_code: '', for_name: 'The line manager' }]
    return {
      title,
      oneself: asked({ person_id: 'oneself' }),
      manager: asked({ person_id: 'manager' }),
      writer: asked({ person_id: 'writer' }),
      stand_in: asked({ roles: lent, capabilities: everything, alone: { capabilities: new Set() } }),
      token: asked({ person_id: 'manager', token: 'A program' }),
      others: asked({ capabilities: everything }),
    }
  })

const somebody: Actor = {
  council_id: 'any',
  person_id: 'somebody',
  name: 'Somebody',
  kind: 'person',
  roles: [],
  capabilities: new Set(),
}
