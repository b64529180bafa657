import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Audit log`,
    loadComponent: () => import('./audit-list.ts').then((m) => m.AuditList),
  },
];
