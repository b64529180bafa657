import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Doctors`,
    loadComponent: () => import('./doctor-list.ts').then((m) => m.DoctorList),
  },
];
