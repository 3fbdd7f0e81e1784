import type { Actor, Reach, Way } from './actor.ts'
import { placeOfMeasure, placeOfRisk } from './policy.ts'

type Codes = Partial<Record<Way, readonly string[]>>

/** A role held for a part of the council: which units, measures, bodies and registers it reaches, and what it may do there. */
export const reaching = (scope_name: string, capabilities: readonly string[], codes: Codes): Reach => ({
  role_code: 'head-of-service',
  scope_kind: Object.keys(codes)[0] ?? 'unit',
  scope_code: '',
  scope_name,
  capabilities: new Set(capabilities),
  reaches: {
    unit: new Set(codes.unit),
    measure: new Set(codes.measure),
    body: new Set(codes.body),
    register: new Set(codes.register),
  },
})

export const reach = (scope_name: string, capabilities: string[], unit: string[], measure: string[] = []): Reach =>
  reaching(scope_name, capabilities, { unit, measure })

/** Amina of North, who may do nothing but through what she holds for parts of it. */
export const actor = (...parts: Reach[]): Actor => ({
  council_id: 'north',
  person_id: 'amina',
  name: 'Amina',
  kind: 'person',
  roles: [],
  capabilities: new Set(),
  reach: parts,
})

export const place = (
  unit_code: string | null,
  unit_name: string | null,
  more: { code?: string; owner_id?: string | null } = {},
) => placeOfMeasure(more.code ?? 'M1', { unit_code, unit_name, owner_id: more.owner_id ?? null })

export const riskOn = (code: string, name: string, more: { unit?: string; owner_id?: string } = {}) =>
  placeOfRisk(
    { code, name },
    { unit_code: more.unit ?? null, unit_name: more.unit ?? null, owner_id: more.owner_id ?? null },
  )
