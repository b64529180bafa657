import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Users`,
    loadComponent: () => import('./user-list.ts').then((m) => m.UserList),
  },
  {
    path: ':id',
    title: $localize`User`,
    loadComponent: () => import('./user-detail.ts').then((m) => m.UserDetail),
  },
];
