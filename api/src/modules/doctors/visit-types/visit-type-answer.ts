import { money } from '../../../values/money.ts';
import type { VisitType } from './visit-type.entity.ts';
import type { VisitTypeAnswer } from './visit-type.schemas.ts';

export function visitTypeAnswer(visitType: VisitType): VisitTypeAnswer {
  return {
    id: visitType.id,
    doctorId: visitType.doctorId,
    name: visitType.name,
    durationMinutes: visitType.durationMinutes,
    fee: money(visitType.feeMinor, visitType.currency),
    mode: visitType.mode,
    payment: visitType.payment,
    active: visitType.active,
    version: visitType.version,
    createdAt: visitType.createdAt.toISOString(),
    updatedAt: visitType.updatedAt.toISOString(),
  };
}
