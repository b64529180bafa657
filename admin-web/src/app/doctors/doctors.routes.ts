import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Doctors`,
    loadComponent: () => import('./doctor-list.ts').then((m) => m.DoctorList),
  },
  {
    path: ':id',
    title: $localize`Doctor`,
    loadComponent: () => import('./doctor-detail.ts').then((m) => m.DoctorDetail),
  },
];
