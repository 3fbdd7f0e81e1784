import {
  addPerson,
  carryOutPlannedUnit,
  changeOrganisation,
  changePost,
  endRole,
  endSessions,
  fillPost,
  givePostRole,
  giveRole,
  handOver,
  inviteToSignIn,
  leavePost,
  nameManager,
  setPostManager,
  standIn,
  takePostRole,
  withdrawPlannedUnit,
} from '#administration/door.ts'
import { importFile } from '#do/imports/commands.ts'
import { recordValue, signOff, writeComment } from '#do/returns/commands.ts'
import { assessRisk } from '#do/risk/commands.ts'
import { adoptFramework } from '#framework/adoption.ts'
import { correctAppraisal, recordAppraisal } from '#people/appraisals/commands.ts'
import { setTarget } from '#plan/targets/commands.ts'
import { makeToken, revokeToken } from '#platform/tokens/door.ts'
import { subscribe, unsubscribe } from '#platform/webhooks/door.ts'
import { recordPublished, recordPublishedCounts } from '#review/performance/commands.ts'
import { releaseReport, writeText } from '#review/reports/commands.ts'
import { lift, withhold } from '#review/withheld/door.ts'

/** Every write of the product. */
export const commands = [
  adoptFramework,
  addPerson,
  giveRole,
  endRole,
  standIn,
  inviteToSignIn,
  handOver,
  endSessions,
  changeOrganisation,
  withdrawPlannedUnit,
  carryOutPlannedUnit,
  changePost,
  fillPost,
  leavePost,
  givePostRole,
  takePostRole,
  setPostManager,
  nameManager,
  makeToken,
  revokeToken,
  subscribe,
  unsubscribe,
  setTarget,
  recordValue,
  writeComment,
  signOff,
  assessRisk,
  importFile,
  recordPublished,
  recordPublishedCounts,
  writeText,
  releaseReport,
  withhold,
  lift,
  recordAppraisal,
  correctAppraisal,
] as const
