import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Hospitals`,
    loadComponent: () => import('./hospital-list.ts').then((m) => m.HospitalList),
  },
  {
    path: ':id',
    title: $localize`Hospital`,
    loadComponent: () => import('./hospital-detail.ts').then((m) => m.HospitalDetail),
  },
];
