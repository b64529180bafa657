import type { Caller } from '../../../platform/guards/caller.ts';

/** On whose side the caller stands when an appointment is cancelled or moved; machines are the hospital's. */
export function sideOf(caller: Caller): 'patient' | 'doctor' | 'staff' | 'admin' {
  return caller.kind === 'person' ? caller.role : 'staff';
}
