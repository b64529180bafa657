import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Disputes`,
    loadComponent: () => import('./dispute-list.ts').then((m) => m.DisputeList),
  },
  {
    path: ':id',
    title: $localize`Dispute`,
    loadComponent: () => import('./dispute-detail.ts').then((m) => m.DisputeDetail),
  },
];
