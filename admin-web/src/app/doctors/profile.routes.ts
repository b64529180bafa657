import type { Routes } from '@angular/router';

/** What a doctor has of their own: the profile patients see. */
export const profileRoutes: Routes = [
  {
    path: '',
    title: $localize`My profile`,
    loadComponent: () => import('./doctor-detail.ts').then((m) => m.DoctorDetail),
  },
];
