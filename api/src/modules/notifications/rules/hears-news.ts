import type { Hearers } from './news-kinds.ts';

export interface Listener {
  role: 'patient' | 'doctor' | 'staff' | 'admin';
  hospitalId: string | null;
  doctorId: string | null;
}

export interface Addressed {
  heardBy: Hearers;
  hospitalId: string | null;
  /** Whose time it is about; two where a visit moved from one to the other. */
  doctorIds: readonly string[];
}

/** Whether somebody may hear of something: asked for every piece of news and every listener. */
export function hearsNews(
  { role, hospitalId, doctorId }: Listener,
  { heardBy, ...about }: Addressed,
): boolean {
  switch (role) {
    case 'admin':
      return true;
    case 'staff':
      return heardBy !== 'admins' && hospitalId !== null && hospitalId === about.hospitalId;
    case 'doctor':
      return heardBy === 'hospital_and_doctor' && doctorId !== null && about.doctorIds.includes(doctorId);
    case 'patient':
      return false;
  }
}
