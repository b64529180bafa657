import type { Routes } from '@angular/router';
import { mayLeave } from './new/leave-guard.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Imports`,
    loadComponent: () => import('./import-list.ts').then((m) => m.ImportList),
  },
  {
    path: 'new',
    title: $localize`New import`,
    canDeactivate: [mayLeave],
    loadComponent: () => import('./new/new-import.ts').then((m) => m.NewImport),
  },
  {
    path: ':id',
    title: $localize`Import`,
    loadComponent: () => import('./import-detail.ts').then((m) => m.ImportDetail),
  },
];
