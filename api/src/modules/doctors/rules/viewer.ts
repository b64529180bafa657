/** What a caller may see of doctors in full: all, those of one hospital, himself, or (null everywhere) what the public sees. */
export interface Viewer {
  all: boolean;
  hospitalId: string | null;
  doctorId: string | null;
}

export const publicViewer: Viewer = { all: false, hospitalId: null, doctorId: null };

export function seesInFull(viewer: Viewer, doctor: { id: string; hospitalId: string }): boolean {
  return viewer.all || viewer.hospitalId === doctor.hospitalId || viewer.doctorId === doctor.id;
}
