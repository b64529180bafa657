import { notFound, Refusal } from '../../values/refusal.ts';
import { type Caller, worksFor } from './caller.ts';

/** The hospital something is made for: the one asked for, else the caller's own. An admin has none and says which. */
export function hospitalFor(caller: Caller, asked: string | undefined): string {
  const own = caller.kind === 'anonymous' ? null : caller.hospitalId;
  const hospitalId = asked ?? own;
  if (hospitalId === null) {
    const detail = 'Say which hospital it is for.';
    throw new Refusal('request.invalid', { errors: [{ pointer: '/hospitalId', code: 'required', detail }] });
  }
  if (!worksFor(caller, hospitalId)) {
    throw notFound();
  }
  return hospitalId;
}
