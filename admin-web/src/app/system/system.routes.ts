import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`System`,
    loadComponent: () => import('./system-health.ts').then((m) => m.SystemHealth),
  },
  {
    path: 'jobs',
    title: $localize`Jobs`,
    loadComponent: () => import('./job-list.ts').then((m) => m.JobList),
  },
];
