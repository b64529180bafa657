import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Overview`,
    loadComponent: () => import('./overview.ts').then((m) => m.Overview),
  },
];
