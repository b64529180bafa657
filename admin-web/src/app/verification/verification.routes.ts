import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Verification`,
    loadComponent: () => import('./application-list.ts').then((m) => m.ApplicationList),
  },
  {
    path: ':id',
    title: $localize`Application`,
    loadComponent: () => import('./application-detail.ts').then((m) => m.ApplicationDetail),
  },
];
