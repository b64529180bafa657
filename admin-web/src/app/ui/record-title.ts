import { effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';

/**
 * The tab says which record it shows once that is read: “7K3Q-M0XA · Appointment · SmartMedConnect”. To be called where the screen is
 * made.
 */
export function recordTitle(name: () => string | undefined): void {
  const title = inject(Title);
  const route = inject(ActivatedRoute);
  effect(() => {
    const record = name();
    if (record === undefined) return;
    title.setTitle([record, route.snapshot.title, 'SmartMedConnect'].filter(Boolean).join(' · '));
  });
}
