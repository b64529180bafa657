import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Imports', loadComponent: () => import('./import-list.ts').then((m) => m.ImportList) },
  {
    path: ':id',
    title: 'Import',
    loadComponent: () => import('./import-detail.ts').then((m) => m.ImportDetail),
  },
];
