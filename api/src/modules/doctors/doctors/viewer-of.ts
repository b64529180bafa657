import type { Caller } from '../../../platform/guards/caller.ts';
import { publicViewer, type Viewer } from '../rules/viewer.ts';

/** A key sees in full with either scope for doctors; a doctor sees himself; patients and strangers see what is public. */
export function viewerOf(caller: Caller): Viewer {
  if (caller.kind === 'machine') {
    const reads = caller.scopes.some((scope) => scope === 'doctors:read' || scope === 'doctors:write');
    return reads ? { ...publicViewer, hospitalId: caller.hospitalId } : publicViewer;
  }
  if (caller.kind === 'anonymous') {
    return publicViewer;
  }
  switch (caller.role) {
    case 'admin':
      return { ...publicViewer, all: true };
    case 'staff':
      return { ...publicViewer, hospitalId: caller.hospitalId };
    case 'doctor':
      return { ...publicViewer, doctorId: caller.doctorId };
    case 'patient':
      return publicViewer;
  }
}
