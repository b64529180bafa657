import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Appointments`,
    loadComponent: () => import('./appointment-list.ts').then((m) => m.AppointmentList),
  },
  {
    path: ':id',
    title: $localize`Appointment`,
    loadComponent: () => import('./appointment-detail.ts').then((m) => m.AppointmentDetail),
  },
];
