import type { ImportKind } from './kind.ts'
import { actions } from './kinds/actions.ts'
import { budget } from './kinds/budget.ts'
import { measures } from './kinds/measures.ts'
import { organisation } from './kinds/organisation.ts'
import { plan } from './kinds/plan.ts'
import { risks } from './kinds/risks.ts'
import { targets } from './kinds/targets.ts'
import { values } from './kinds/values.ts'

/** Every kind of file that can be imported, in the order in which they build on one another. */
export const importKinds: readonly ImportKind[] = [
  organisation,
  plan,
  measures,
  targets,
  values,
  actions,
  budget,
  risks,
]

export const kindNamed = (name: string): ImportKind | null => importKinds.find(({ kind }) => kind === name) ?? null
